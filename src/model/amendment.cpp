#include "model/amendment.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <charconv>
#include <numeric>

#include "model/clean_text.h"
#include "model/enum_words.h"

namespace model {

namespace {

using namespace std::string_view_literals;
using MaybeProblem = std::optional<Problem>;

constexpr std::array kKindWords{"addition"sv, "correction"sv, "move"sv, "cosign"sv, "in_error"sv};
constexpr std::size_t kMostBytes = 4;  // of a character
constexpr std::size_t kMostField = 100'000;

bool Within(const std::string& text, std::size_t most) {
    return text.size() <= most * kMostBytes && LengthOf(text) <= most;
}

bool IsBlank(std::string_view text) {
    return text.find_first_not_of(" \t\r\n") == std::string_view::npos;
}

MaybeProblem CheckReason(const Amendment& a) {
    if (HasInvisible(a.reason)) return Problem{ProblemCode::TextInvisible, "reason"};
    if (HasLineEnd(a.reason)) return Problem{ProblemCode::TextLines, "reason"};
    const bool may_lack = a.kind == AmendmentKind::CoSign && a.reason.empty();
    const bool short_of = !may_lack && (LengthOf(a.reason) < kLeastReason || IsBlank(a.reason));
    if (short_of || !Within(a.reason, kMostReason)) return Problem{ProblemCode::AmendmentReason, a.id.value};
    return {};
}

MaybeProblem CheckWords(const Amendment& a) {
    const bool corrects = a.kind == AmendmentKind::Correction;
    const bool needs_text = a.kind == AmendmentKind::Addition;
    const bool may_write = needs_text || corrects || a.kind == AmendmentKind::CoSign;
    if (HasInvisible(a.text)) return Problem{ProblemCode::TextInvisible, "text"};
    if (!Within(a.text, kMostAmended) || (needs_text && IsBlank(a.text)) || (!may_write && !a.text.empty()))
        return Problem{ProblemCode::AmendmentText, a.id.value};
    if (!corrects && (!a.original.empty() || a.position != 0))
        return Problem{ProblemCode::AmendmentPlace, a.field};
    if (corrects && a.original == a.text) return Problem{ProblemCode::AmendmentNothing, a.field};
    if (corrects && (a.field.empty() || a.original.size() > kMostField || a.position > kMostField))
        return Problem{ProblemCode::AmendmentPlace, a.field};
    return {};
}

MaybeProblem CheckClients(const Amendment& a) {
    if (a.kind != AmendmentKind::Move) {
        if (a.from.empty() && a.to.empty()) return {};
        return Problem{ProblemCode::BadId, "client"};
    }
    // Whom it came from is left out where only one client's record goes out.
    if (!IsUuid(a.to.value) || (!a.from.empty() && !IsUuid(a.from.value)) || a.from == a.to)
        return Problem{ProblemCode::BadId, "client"};
    return {};
}

const std::string* LineOf(const Visit& visit, std::string_view kind, std::string_view id) {
    const auto found = std::ranges::find_if(visit.objective, [&](const ObjectiveLine& line) {
        return kind == "mark" ? !id.empty() && line.mark.value == id
                              : !id.empty() && line.treatment.value == id;
    });
    return found == visit.objective.end() ? nullptr : &found->text;
}

const std::string* MeasuredLine(const Visit& visit, std::string_view number) {
    std::size_t wanted = 0, at = 0;
    const auto read = std::from_chars(number.data(), number.data() + number.size(), wanted);
    if (read.ec != std::errc{} || read.ptr != number.data() + number.size()) return nullptr;
    for (const ObjectiveLine& line : visit.objective)
        if (!line.OfPlace() && ++at == wanted) return &line.text;
    return nullptr;
}

bool BetweenCharacters(const std::string& text, std::size_t at) {
    return at >= text.size() || (static_cast<unsigned char>(text[at]) & 0xC0) != 0x80;
}

bool Fits(const std::string& standing, const Amendment& a) {
    return a.position <= standing.size() && BetweenCharacters(standing, a.position) &&
           BetweenCharacters(standing, a.position + a.original.size()) &&
           standing.compare(a.position, a.original.size(), a.original) == 0;
}

// The index of the passage that begins at that byte of what stands, after cutting one in two if need be.
std::size_t CutAt(std::vector<Passage>& passages, std::size_t at) {
    for (std::size_t i = 0; i < passages.size(); ++i) {
        if (passages[i].struck_by) continue;
        const std::size_t size = passages[i].text.size();
        if (at == 0) return i;
        if (at < size) {
            Passage rest = passages[i];
            rest.text.erase(0, at);
            passages[i].text.resize(at);
            passages.insert(passages.begin() + static_cast<std::ptrdiff_t>(i) + 1, std::move(rest));
            return i + 1;
        }
        at -= size;
    }
    return passages.size();
}

void Correct(std::vector<Passage>& passages, const Amendment& a, std::size_t index) {
    const std::size_t first = CutAt(passages, a.position);
    std::size_t next = first;
    if (!a.original.empty()) {
        next = CutAt(passages, a.position + a.original.size());
        for (std::size_t i = first; i < next; ++i)
            if (!passages[i].struck_by) passages[i].struck_by = index;
        // Right behind what it replaces, not behind older struck words that follow.
        while (next > first && passages[next - 1].struck_by != index) --next;
    }
    if (a.text.empty()) return;
    passages.insert(passages.begin() + static_cast<std::ptrdiff_t>(next), {a.text, index, std::nullopt});
}

bool IsGap(char c) {
    return std::isspace(static_cast<unsigned char>(c)) != 0;
}

}  // namespace

MaybeProblem Check(const Amendment& a) {
    for (const auto& [id, what] : {std::pair{&a.id.value, "amendment"}, {&a.visit.value, "visit"}})
        if (!IsUuid(*id)) return Problem{ProblemCode::BadId, what};
    if (a.number < 1 || a.number > static_cast<int>(kMostAmendments))
        return Problem{ProblemCode::TooManyAmendments, a.visit.value};
    const bool of_field = a.kind == AmendmentKind::Addition || a.kind == AmendmentKind::Correction;
    if (!of_field && !a.field.empty()) return Problem{ProblemCode::AmendmentPlace, a.field};
    if (auto problem = CheckReason(a)) return problem;
    if (auto problem = CheckWords(a)) return problem;
    return CheckClients(a);
}

MaybeProblem CheckAgainst(const Visit& visit, const std::vector<Amendment>& before, const Amendment& a) {
    if (visit.status == VisitStatus::Draft) return Problem{ProblemCode::AmendmentOfDraft, visit.id.value};
    if (before.size() >= kMostAmendments) return Problem{ProblemCode::TooManyAmendments, visit.id.value};
    if (!a.field.empty() && SignedText(visit, a.field) == nullptr)
        return Problem{ProblemCode::AmendmentPlace, a.field};
    if (a.kind == AmendmentKind::Correction && !Fits(Standing(PassagesOf(visit, a.field, before)), a))
        return Problem{ProblemCode::AmendmentPlace, a.field};
    const bool again = std::ranges::any_of(before, [&](const Amendment& one) {
        if (one.kind != a.kind) return false;
        return a.kind == AmendmentKind::InError || (a.kind == AmendmentKind::CoSign && one.by == a.by);
    });
    if (!again) return {};
    return Problem{
        a.kind == AmendmentKind::InError ? ProblemCode::AlreadyInError : ProblemCode::AlreadyCoSigned,
        visit.id.value};
}

const std::string* SignedText(const Visit& visit, std::string_view field) {
    const std::pair<std::string_view, const std::string*> texts[] = {
        {"reason", &visit.reason},          {"health_update", &visit.health_update},
        {"soap.s", &visit.soap.subjective}, {"soap.o", &visit.soap.objective},
        {"soap.a", &visit.soap.assessment}, {"soap.p", &visit.soap.plan}};
    for (const auto& [word, text] : texts)
        if (field == word) return text;
    const auto point = field.find('.');
    if (point == std::string_view::npos) return nullptr;
    const auto kind = field.substr(0, point), rest = field.substr(point + 1);
    if (kind == "mark" || kind == "treatment") return LineOf(visit, kind, rest);
    return kind == "measured" ? MeasuredLine(visit, rest) : nullptr;
}

std::vector<Passage> PassagesOf(const Visit& visit, std::string_view field,
                                const std::vector<Amendment>& amendments) {
    std::vector<Passage> passages;
    const std::string* text = SignedText(visit, field);
    if (text == nullptr) return passages;
    if (!text->empty()) passages.push_back({*text, {}, {}});
    for (std::size_t i = 0; i < amendments.size(); ++i) {
        const Amendment& one = amendments[i];
        if (one.kind != AmendmentKind::Correction || one.field != field) continue;
        if (Fits(Standing(passages), one)) Correct(passages, one, i);
    }
    return passages;
}

std::string Standing(const std::vector<Passage>& passages) {
    return std::accumulate(passages.begin(), passages.end(), std::string(),
                           [](std::string all, const Passage& one) {
                               if (!one.struck_by) all += one.text;
                               return all;
                           });
}

Replacement Between(const std::string& before, const std::string& after) {
    const std::size_t most = std::min(before.size(), after.size());
    std::size_t head = 0, tail = 0;
    while (head < most && before[head] == after[head]) ++head;
    if (head == before.size() && head == after.size()) return {head, {}, {}};
    while (head > 0 && !IsGap(before[head - 1])) --head;
    while (tail < most - head && before[before.size() - 1 - tail] == after[after.size() - 1 - tail]) ++tail;
    while (tail > 0 && !IsGap(before[before.size() - tail])) --tail;
    return {head, before.substr(head, before.size() - tail - head),
            after.substr(head, after.size() - tail - head)};
}

std::optional<std::chrono::milliseconds> LateBy(Instant service_at, Instant signed_at, int hours) {
    const auto delay = signed_at - service_at;
    if (delay <= std::chrono::hours(hours)) return {};
    return delay;
}

std::string_view ToText(AmendmentKind kind) {
    return Word(kKindWords, kind);
}
std::optional<AmendmentKind> ParseAmendmentKind(std::string_view text) {
    return FromWord<AmendmentKind>(kKindWords, text);
}

}  // namespace model
