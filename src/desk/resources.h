// The program's own data files, wherever it is installed, and what is read from them.
#pragma once

#include <filesystem>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <vector>

#include "bodymap/atlas.h"
#include "desk/adherence.h"
#include "desk/phrases.h"
#include "desk/red_flags.h"
#include "routine/page_wording.h"
#include "routine/planner.h"
#include "terms/consent_kinds.h"
#include "terms/drawings.h"
#include "terms/jurisdictions.h"
#include "terms/levels.h"
#include "terms/measures.h"
#include "terms/review_rules.h"
#include "terms/vocabulary.h"
#include "text/translator.h"

namespace desk {

// Tables and catalogues are read when first asked for, on any thread; Prepare() may read them ahead. Body
// maps fill themselves in while they are used and are of one thread, but for MapsOfOwn.
class Resources {
public:
    // Data folder: $PALPATE_DATA, else beside the program (a build tree), else ../share/palpate. Throws
    // model::Error naming the folder looked for.
    static std::unique_ptr<Resources> Find(const std::filesystem::path& program);
    explicit Resources(std::filesystem::path data, std::filesystem::path catalogues);

    [[nodiscard]] const std::filesystem::path& Data() const { return m_data; }
    [[nodiscard]] std::filesystem::path Templates() const { return m_data / "templates"; }
    [[nodiscard]] std::filesystem::path BodyMaps() const { return m_data / "body_maps"; }
    [[nodiscard]] std::filesystem::path Fonts() const;
    // Reads every table, of the body maps their version alone. What is wrong with one is said by who asks for
    // it.
    void Prepare() noexcept;
    [[nodiscard]] const terms::Vocabulary& Words();
    [[nodiscard]] const terms::Levels& Levels();
    [[nodiscard]] const terms::Jurisdictions& Jurisdictions();
    [[nodiscard]] const std::vector<PhraseTemplate>& Phrases();
    [[nodiscard]] const terms::Measures& Measures();
    [[nodiscard]] const terms::ConsentKinds& Consents();
    [[nodiscard]] const terms::ReviewRules& Review();
    // With the content of the clinic that is open, where it has any that is right.
    [[nodiscard]] const routine::RuleBook& Rules();
    [[nodiscard]] const routine::RuleBook& ShippedRules();
    // From now on Rules() holds this too, until `owner` forgets it; a reference of before is void. Content
    // with problems, `unread` files among them, is refused as a whole.
    void UseOwnContent(const void* owner, const std::vector<routine::ContentFile>& files,
                       const std::vector<routine::ContentProblem>& unread = {});
    // The same of the order and words of the client's plan (desk/page_wording.h); nothing: ours.
    void UseOwnPages(const void* owner, routine::OwnPageWording own);
    void ForgetOwnContent(const void* owner);
    [[nodiscard]] const std::vector<routine::ContentProblem>& ContentProblems() const {
        return m_own.problems;
    }
    [[nodiscard]] const routine::PageWording& PageWords();
    [[nodiscard]] const routine::PageWording& ShippedPageWords();
    [[nodiscard]] const std::vector<routine::ContentProblem>& PageProblems() const {
        return m_own_pages.problems;
    }
    [[nodiscard]] const std::vector<RedFlagQuestion>& RedFlagQuestions();
    [[nodiscard]] const std::vector<NotDone>& NotDoneReasons();
    // How exercises are drawn.
    [[nodiscard]] const terms::Drawings& Drawings();
    [[nodiscard]] bodymap::Atlas& Atlas();
    // Digest of the drawings it reads, hex: marks of two clinics of one version lie on the same map.
    [[nodiscard]] const std::string& MapVersion();
    // While it lives, the thread that made it has body maps of its own.
    class MapsOfOwn {
    public:
        explicit MapsOfOwn(Resources& resources);
        ~MapsOfOwn();
        MapsOfOwn(const MapsOfOwn&) = delete;
        MapsOfOwn& operator=(const MapsOfOwn&) = delete;

    private:
        Resources& m_resources;
    };
    // Catalogue of a language; kept after first use.
    [[nodiscard]] const text::Translator& Translator(const std::string& language);

private:
    [[nodiscard]] std::unique_ptr<bodymap::Atlas> NewAtlas();
    std::filesystem::path m_data, m_catalogues;
    std::recursive_mutex m_reading;  // one table asks for another
    std::unique_ptr<terms::Vocabulary> m_words;
    std::unique_ptr<terms::Levels> m_levels;
    std::unique_ptr<terms::Jurisdictions> m_jurisdictions;
    std::optional<std::vector<PhraseTemplate>> m_phrases;
    std::optional<terms::Measures> m_measures;
    std::unique_ptr<terms::ConsentKinds> m_consents;
    std::optional<terms::ReviewRules> m_review;
    std::unique_ptr<routine::RuleBook> m_rules;
    routine::OwnReading m_own;
    std::optional<routine::PageWording> m_page_words;
    routine::OwnPageWording m_own_pages;
    const void* m_own_of = nullptr;
    std::optional<std::vector<RedFlagQuestion>> m_red_flag_questions;
    std::optional<std::vector<NotDone>> m_not_done;
    std::optional<terms::Drawings> m_drawings;
    std::unique_ptr<bodymap::Atlas> m_atlas;
    std::string m_map_version;
    std::map<std::thread::id, std::unique_ptr<bodymap::Atlas>> m_atlases_of_own;
    std::map<std::string, text::Translator> m_translators;
};

}  // namespace desk
