#include "desk/resources.h"

#include <cstdlib>
#include <fstream>
#include <iterator>
#include <optional>
#include <set>
#include <system_error>

#include "bodymap/exercise_scene.h"
#include "model/problem.h"
#include "terms/toml_packed.h"
#include "vault/digest.h"

namespace desk {

namespace {

namespace fs = std::filesystem;

std::optional<fs::path> FromEnvironment(const char* name) {
    const char* value = std::getenv(name);
    if (value == nullptr || *value == '\0') return {};
    return fs::path(value);
}

bool IsData(const fs::path& folder) {
    std::error_code ignored;
    return fs::is_regular_file(folder / "templates" / "routines.toml", ignored) &&
           fs::is_directory(folder / "body_maps", ignored);
}

// A build tree says in its cache where its sources are.
std::optional<fs::path> SourcesOf(const fs::path& build) {
    std::ifstream cache(build / "CMakeCache.txt");
    const std::string key = "CMAKE_HOME_DIRECTORY:INTERNAL=";
    for (std::string line; std::getline(cache, line);) {
        if (line.starts_with(key)) return fs::path(line.substr(key.size()));
    }
    return {};
}

fs::path FolderOf(const fs::path& program) {
    std::error_code failed;
    fs::path full = fs::canonical(program, failed);
    if (failed) full = fs::read_symlink("/proc/self/exe", failed);  // started by a bare name through PATH
    return failed ? fs::current_path() : full.parent_path();
}

std::optional<fs::path> BuildTreeOf(fs::path folder) {
    std::error_code ignored;
    for (int up = 0; up < 5 && folder.has_relative_path(); ++up, folder = folder.parent_path()) {
        if (fs::is_regular_file(folder / "CMakeCache.txt", ignored)) return folder;
    }
    return {};
}

std::optional<fs::path> DataOf(const fs::path& folder, const std::optional<fs::path>& build) {
    if (auto named = FromEnvironment("PALPATE_DATA")) return named;
    if (IsData(folder)) return folder;
    if (build) {
        if (auto sources = SourcesOf(*build)) return sources;
    }
    return folder.parent_path() / "share" / "palpate";
}

fs::path CataloguesOf(const fs::path& data, const std::optional<fs::path>& build) {
    if (const auto named = FromEnvironment("PALPATE_CATALOGUES")) return *named;
    std::error_code ignored;
    if (build && fs::is_directory(*build / "i18n", ignored)) return *build / "i18n";
    return data / "i18n";
}

// A build tree has what it made beside its catalogues.
fs::path Made(const char* folder, const fs::path& data, const fs::path& catalogues) {
    std::error_code ignored;
    const fs::path built = catalogues.parent_path() / folder;
    return fs::is_directory(built, ignored) ? built : data / folder;
}

// Each by its name and size, in the order of names. Where the lines of a file end is of no account.
std::string DigestOfDrawings(const fs::path& maps) {
    std::set<std::string> names;
    for (const auto& file : fs::directory_iterator(maps))
        if (file.path().extension() == ".svg") names.insert(file.path().filename().string());
    vault::RunningDigest digest;
    for (const std::string& name : names) {
        std::ifstream file(maps / name, std::ios::binary);
        std::string bytes{std::istreambuf_iterator<char>(file), {}};
        if (!file.good() && !file.eof())
            throw model::Error(model::ErrorKind::Environment, model::Msg("{0} cannot be read."),
                               {(maps / name).string()});
        std::erase(bytes, '\r');
        digest.Add(name + '|' + std::to_string(bytes.size()) + ':');
        digest.Add(bytes);
    }
    return digest.Finish();
}

}  // namespace

std::unique_ptr<Resources> Resources::Find(const fs::path& program) {
    const fs::path folder = FolderOf(program);
    const auto build = BuildTreeOf(folder);
    const auto data = DataOf(folder, build);
    if (!data || !IsData(*data)) {
        throw model::Error(model::ErrorKind::Environment,
                           model::Msg("Palpate's own files (templates and body maps) were not found in {0}; "
                                      "set PALPATE_DATA to their folder."),
                           {data ? data->string() : folder.string()});
    }
    return std::make_unique<Resources>(*data, CataloguesOf(*data, build));
}

Resources::Resources(fs::path data, fs::path catalogues)
    : m_data(std::move(data)), m_catalogues(std::move(catalogues)) {
    terms::UsePackedToml(Made("tables", m_data, m_catalogues));
}

fs::path Resources::Fonts() const {
    return Made("fonts", m_data, m_catalogues);
}

void Resources::Prepare() noexcept {
    try {
        (void)Words();
        (void)Rules();
        (void)Consents();
        (void)Jurisdictions();
        (void)Measures();
        (void)Review();
        (void)Phrases();
        (void)RedFlagQuestions();
        (void)NotDoneReasons();
        (void)Levels();
        (void)Drawings();
        (void)MapVersion();
    } catch (const std::exception&) {
    }
}

const terms::Vocabulary& Resources::Words() {
    const std::lock_guard one(m_reading);
    if (!m_words)
        m_words = std::make_unique<terms::Vocabulary>(terms::Vocabulary::Load(Templates(), BodyMaps()));
    return *m_words;
}

const terms::Levels& Resources::Levels() {
    const std::lock_guard one(m_reading);
    if (!m_levels) m_levels = std::make_unique<terms::Levels>(terms::Levels::Load(BodyMaps(), Words()));
    return *m_levels;
}

const terms::Jurisdictions& Resources::Jurisdictions() {
    const std::lock_guard one(m_reading);
    if (!m_jurisdictions)
        m_jurisdictions = std::make_unique<terms::Jurisdictions>(terms::Jurisdictions::Load(Templates()));
    return *m_jurisdictions;
}

const std::vector<PhraseTemplate>& Resources::Phrases() {
    const std::lock_guard one(m_reading);
    if (!m_phrases) m_phrases = LoadPhrases(Templates());
    return *m_phrases;
}

const terms::Measures& Resources::Measures() {
    const std::lock_guard one(m_reading);
    if (!m_measures) m_measures = terms::Measures::Load(Templates());
    return *m_measures;
}

const terms::ReviewRules& Resources::Review() {
    const std::lock_guard one(m_reading);
    if (!m_review) m_review = terms::ReviewRules::Load(Templates());
    return *m_review;
}

const terms::ConsentKinds& Resources::Consents() {
    const std::lock_guard one(m_reading);
    if (!m_consents)
        m_consents = std::make_unique<terms::ConsentKinds>(terms::ConsentKinds::Load(Templates(), Words()));
    return *m_consents;
}

const routine::RuleBook& Resources::Rules() {
    const std::lock_guard one(m_reading);
    return m_own.book ? *m_own.book : ShippedRules();
}

void Resources::UseOwnContent(const void* owner, const std::vector<routine::ContentFile>& files,
                              const std::vector<routine::ContentProblem>& unread) {
    const std::lock_guard one(m_reading);
    m_own = files.empty() ? routine::OwnReading() : ShippedRules().With(files);
    m_own.problems.insert(m_own.problems.begin(), unread.begin(), unread.end());
    if (!unread.empty()) m_own.book.reset();
    m_own_of = owner;
}

void Resources::UseOwnPages(const void* owner, routine::OwnPageWording own) {
    const std::lock_guard one(m_reading);
    m_own_pages = std::move(own);
    m_own_of = owner;
}

void Resources::ForgetOwnContent(const void* owner) {
    const std::lock_guard one(m_reading);
    if (m_own_of != owner) return;
    m_own = {};
    m_own_pages = {};
    m_own_of = nullptr;
}

const routine::PageWording& Resources::PageWords() {
    const std::lock_guard one(m_reading);
    return m_own_pages.wording ? *m_own_pages.wording : ShippedPageWords();
}

const routine::PageWording& Resources::ShippedPageWords() {
    const std::lock_guard one(m_reading);
    if (!m_page_words) m_page_words = routine::PageWording::Load(Templates());
    return *m_page_words;
}

const routine::RuleBook& Resources::ShippedRules() {
    const std::lock_guard one(m_reading);
    if (!m_rules)
        m_rules = std::make_unique<routine::RuleBook>(routine::RuleBook::Load(Templates(), BodyMaps()));
    return *m_rules;
}

const std::vector<RedFlagQuestion>& Resources::RedFlagQuestions() {
    const std::lock_guard one(m_reading);
    if (!m_red_flag_questions) m_red_flag_questions = LoadRedFlagQuestions(Templates(), Rules());
    return *m_red_flag_questions;
}

const std::vector<NotDone>& Resources::NotDoneReasons() {
    const std::lock_guard one(m_reading);
    if (!m_not_done) m_not_done = LoadNotDone(Templates());
    return *m_not_done;
}

std::unique_ptr<bodymap::Atlas> Resources::NewAtlas() {
    return std::make_unique<bodymap::Atlas>(BodyMaps(), [this](const model::RegionRef& at) {
        const auto* term = Words().FindRegion(at.region);
        return term != nullptr && term->paired == (at.side != model::Side::Midline);
    });
}

const terms::Drawings& Resources::Drawings() {
    const std::lock_guard one(m_reading);
    if (!m_drawings)
        m_drawings = terms::Drawings::Load(Templates(), {bodymap::IsBodyPoint, bodymap::IsShownPart,
                                                         bodymap::IsPropKind, bodymap::IsWorkedPlace});
    return *m_drawings;
}

bodymap::Atlas& Resources::Atlas() {
    const std::lock_guard one(m_reading);
    const auto own = m_atlases_of_own.find(std::this_thread::get_id());
    if (own != m_atlases_of_own.end()) return *own->second;
    if (!m_atlas) m_atlas = NewAtlas();
    return *m_atlas;
}

const std::string& Resources::MapVersion() {
    const std::lock_guard one(m_reading);
    if (m_map_version.empty()) m_map_version = DigestOfDrawings(BodyMaps());
    return m_map_version;
}

Resources::MapsOfOwn::MapsOfOwn(Resources& resources) : m_resources(resources) {
    const std::lock_guard one(m_resources.m_reading);
    m_resources.m_atlases_of_own[std::this_thread::get_id()] = m_resources.NewAtlas();
}

Resources::MapsOfOwn::~MapsOfOwn() {
    const std::lock_guard one(m_resources.m_reading);
    m_resources.m_atlases_of_own.erase(std::this_thread::get_id());
}

const text::Translator& Resources::Translator(const std::string& language) {
    const std::lock_guard one(m_reading);
    const auto found = m_translators.find(language);
    if (found != m_translators.end()) return found->second;
    auto made =
        language.empty() || language == "en" ? text::Translator() : text::Translator(m_catalogues, language);
    return m_translators.emplace(language, std::move(made)).first->second;
}

}  // namespace desk
