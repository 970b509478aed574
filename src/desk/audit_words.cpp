#include "desk/audit_words.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <map>

#include "desk/clinic.h"
#include "desk/wording.h"
#include "model/problem.h"
#include "store/audit_sentences.h"
#include "text/human_date.h"
#include "text/zone.h"

namespace desk {

using exchange::Answer;

namespace {

constexpr std::size_t kLeastHash = 16, kPrintedHash = 32, kWholeHash = 64;

std::string Number(long long number) {
    return std::to_string(number);
}

// Where an anchor was kept, as scripts read it.
const char* PlaceWord(store::AuditWitness witness) {
    static constexpr std::array kWords{"log",    "profile",   "backup",   "told",
                                       "record", "signature", "elsewhere"};
    return kWords.at(static_cast<std::size_t>(witness));
}

std::string AnchorSentence(const text::Translator& words, const store::AuditAnchor& anchor) {
    const std::vector<std::string> args{Number(anchor.head.sequence), anchor.name};
    switch (anchor.witness) {
        case store::AuditWitness::Backup:
            return anchor.agrees
                       ? words.Say("It agrees with the backup {1} up to entry {0}.", args)
                       : words.Say("It does not agree with the backup {1}, taken at entry {0}.", args);
        case store::AuditWitness::Told:
            return anchor.agrees
                       ? words.Say("It agrees with the head that was given, up to entry {0}.", args)
                       : words.Say("It does not agree with the head that was given, entry {0}.", args);
        case store::AuditWitness::Elsewhere:
            return anchor.agrees
                       ? words.Say(
                             "It agrees with what this computer kept of the clinic in another place, up to "
                             "entry {0}.",
                             args)
                       : words.Say(
                             "It does not agree with what this computer kept of the clinic in another place "
                             "at entry {0}: one of them is older or was changed, or one is a copy that went "
                             "its own way.",
                             args);
        default:
            return anchor.agrees
                       ? words.Say(
                             "It agrees with what this computer kept outside the clinic, up to entry {0}.",
                             args)
                       : words.Say(
                             "It does not agree with what this computer kept outside the clinic at entry "
                             "{0}.",
                             args);
    }
}

// One for each log that was set aside, however many backups of it there are.
std::vector<std::string> AsideSentences(const text::Translator& words, const store::AuditVerdict& verdict) {
    std::map<long long, std::pair<store::AuditAside, std::vector<std::string>>> logs;
    for (const auto& anchor : verdict.anchors) {
        if (!anchor.aside) continue;
        auto& [told, names] = logs[anchor.aside->entry];
        told = *anchor.aside;
        names.push_back(anchor.name);
    }
    std::vector<std::string> sentences;
    for (const auto& [entry, log] : logs) {
        const auto& [told, names] = log;
        const auto utc = text::ToCivil(told.at, "UTC");
        sentences.push_back(words.Say(
            "Another log was set aside on {0} by {1} (entry {2}); these backups are of that one: {3}.",
            {text::HumanDate(words, utc.day, text::DateStyle::Short), told.by, Number(entry),
             ListOf(words, names)}));
    }
    return sentences;
}

Answer AnchorAnswer(const store::AuditAnchor& anchor) {
    return Answer::Object{
        {"kept_in", PlaceWord(anchor.witness)},
        {"name", anchor.name.empty() ? Answer() : Answer(anchor.name)},
        {"entry", anchor.head.sequence},
        {"hash", anchor.head.hash},
        {"at", anchor.at == model::Instant{} ? Answer() : Answer(model::ToIso(anchor.at))},
        {"agrees", anchor.agrees},
        {"set_aside_by_entry", anchor.aside ? Answer(anchor.aside->entry) : Answer()},
    };
}

std::string Sentence(const text::Translator& words, const store::AuditFinding& finding) {
    const store::AuditSentence sentence = store::SentenceOf(finding);
    return words.Say(sentence.message, sentence.args);
}

}  // namespace

std::string HeadText(const store::AuditHead& head) {
    return Number(head.sequence) + ':' + head.hash.substr(0, kPrintedHash);
}

std::string HeadLine(const text::Translator& words, const store::AuditHead& head) {
    return words.Say("Audit log up to entry {0}: {1}", {Number(head.sequence), HeadText(head)});
}

store::AuditHead ParseHead(const std::string& text) {
    store::AuditHead head;
    const auto colon = text.find(':');
    const char* const end = text.data() + std::min(colon, text.size());
    const auto read = std::from_chars(text.data(), end, head.sequence);
    if (colon != std::string::npos) head.hash = text.substr(colon + 1);
    const bool hex = head.hash.find_first_not_of("0123456789abcdef") == std::string::npos;
    if (read.ec != std::errc{} || read.ptr != end || head.sequence < 1 || !hex ||
        head.hash.size() < kLeastHash || head.hash.size() > kWholeHash)
        throw model::Error(model::ErrorKind::Usage,
                           model::Msg("\"{0}\" is no head of an audit log; expected a number, a colon and at "
                                      "least 16 hexadecimal digits."),
                           {text});
    return head;
}

std::vector<std::string> FindingSentences(const text::Translator& words, const store::AuditVerdict& verdict) {
    std::vector<std::string> sentences;
    for (const auto& finding : verdict.findings) sentences.push_back(Sentence(words, finding));
    return sentences;
}

std::vector<std::string> AnchorSentences(const text::Translator& words, const store::AuditVerdict& verdict) {
    std::vector<std::string> sentences;
    for (const auto& anchor : verdict.anchors)
        if (!anchor.aside) sentences.push_back(AnchorSentence(words, anchor));
    for (std::string& sentence : AsideSentences(words, verdict)) sentences.push_back(std::move(sentence));
    const long long last = verdict.head.sequence, anchored = verdict.Anchored();
    if (verdict.anchors.empty())
        sentences.push_back(
            words.Text("Nothing was kept outside the clinic to compare with: whether the whole log was "
                       "written anew, cut "
                       "off or put back as an older one by somebody who holds the key cannot be told."));
    else if (verdict.Sound() && anchored < last)
        sentences.push_back(
            words.Say("Entries after {0}, up to {1}, are in nothing that was kept outside: whether somebody "
                      "who holds the "
                      "key changed those cannot be told.",
                      {Number(anchored), Number(last)}));
    return sentences;
}

std::string NotProven(const text::Translator& words, const store::AuditVerdict& verdict) {
    const store::AuditAnchor* ahead = verdict.Sound() ? store::AheadElsewhere(verdict) : nullptr;
    if (ahead == nullptr) return {};
    return words.Say(
        "Not proven: another copy of the clinic on this computer went its own way up to entry {1}, this log "
        "ends at entry {0}. This may be an older one that was put in its place.",
        {Number(verdict.head.sequence), Number(ahead->head.sequence)});
}

Answer VerdictAnswer(const text::Translator& words, const store::AuditVerdict& verdict) {
    Answer::List findings, anchors;
    for (const auto& finding : verdict.findings)
        findings.emplace_back(Answer::Object{
            {"kind", vault::ToText(finding.kind)},
            {"entry", finding.sequence > 0 ? Answer(finding.sequence) : Answer()},
            {"told_by", PlaceWord(finding.witness)},
            {"record", finding.record.empty() ? Answer() : Answer(finding.record)},
            {"sentence", Sentence(words, finding)},
        });
    for (const auto& anchor : verdict.anchors) anchors.push_back(AnchorAnswer(anchor));
    return Answer::Object{{"sound", verdict.Sound()},
                          {"proven", verdict.Sound() && store::AheadElsewhere(verdict) == nullptr},
                          {"findings", std::move(findings)},
                          {"entries", verdict.head.sequence},
                          {"head", verdict.head.hash},
                          {"anchored", verdict.Anchored()},
                          {"anchors", std::move(anchors)}};
}

Answer FileVerdictAnswer(const text::Translator& words, const FileVerdict& found) {
    Answer answer = VerdictAnswer(words, found.verdict);
    auto& members = std::get<Answer::Object>(answer.value);
    members.emplace_back("root", found.root);
    if (!found.proof) return answer;
    const auto& entry = found.proof->entry.link;
    members.emplace_back("visit", entry.entity);
    members.emplace_back("entry", static_cast<long long>(entry.sequence));
    members.emplace_back("at", model::ToIso(model::Instant(std::chrono::milliseconds(entry.at_ms))));
    members.emplace_back("digest", entry.after);
    return answer;
}

Answer TrailAnswer(Clinic& clinic, const store::AuditFilter& filter) {
    std::map<model::UserId, std::string> names;
    for (const auto& user : clinic.Store().Users()) names[user.id] = user.name;
    Answer::List list;
    for (const auto& entry : clinic.Store().AuditTrail(filter)) {
        const auto name = names.find(entry.user);
        list.emplace_back(Answer::Object{
            {"sequence", entry.sequence},
            {"at", model::ToIso(entry.at)},
            {"user", entry.user.value},
            {"user_name", name == names.end() ? Answer() : Answer(name->second)},
            {"action", entry.action},
            {"entity", entry.entity},
            {"client", entry.client.value},
            {"before", entry.before},
            {"after", entry.after},
            {"hash", entry.hash},
        });
    }
    return Answer::Object{{"entries", std::move(list)}};
}

}  // namespace desk
