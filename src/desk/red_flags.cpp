#include "desk/red_flags.h"

#include <algorithm>
#include <set>
#include <utility>

#include "desk/disclosures.h"
#include "desk/plan_builder.h"
#include "desk/resources.h"
#include "desk/visit_editor.h"
#include "desk/wording.h"
#include "terms/toml_file.h"
#include "text/human_date.h"
#include "text/zone.h"

namespace desk {

namespace {

using model::Msg;

constexpr std::size_t kMostQuestions = 100;
constexpr const char* kUrgencies[] = {"emergency", "same_day", "refer_days"};  // most urgent first

std::vector<routine::RedFlag> PresentOf(const routine::RuleBook& rules,
                                        const std::vector<std::string>& present) {
    std::vector<routine::RedFlag> flags;
    for (routine::RedFlag& flag : routine::RedFlags(rules))
        if (std::ranges::find(present, flag.id) != present.end()) flags.push_back(std::move(flag));
    return flags;
}

// What the client is told with it; nothing that nobody recorded.
std::string AdviceText(const text::Translator& words, const std::string& urgency, const model::Visit& visit) {
    std::string text = UrgencyAdvice(words, urgency);
    if (visit.treatments.empty()) text += " " + words.Text(Msg("No massage is recorded for this visit."));
    return text;
}

std::string SenderText(const VisitEditor& editor) {
    const model::User& user = editor.Store().SignedIn();
    const model::ClinicProfile profile = editor.Store().Profile();
    std::string text = user.full_name.empty() ? user.name : user.full_name;
    if (!user.credentials.empty()) text += ", " + user.credentials;
    for (const std::string* part : {&profile.name, &profile.address, &profile.phone, &profile.email})
        if (!part->empty()) text += "\n" + *part;
    return text;
}

std::string ClientText(const VisitEditor& editor, const text::Translator& words) {
    const model::Client& client = editor.Client();
    if (!client.birth_date) return words.Say("Client: {0}", {client.name});
    return words.Say("Client: {0}, born {1}",
                     {client.name, text::HumanDate(words, *client.birth_date, text::DateStyle::Long)});
}

}  // namespace

std::vector<RedFlagQuestion> LoadRedFlagQuestions(const std::filesystem::path& templates,
                                                  const routine::RuleBook& rules) {
    const terms::TomlFile file(templates / "red_flag_questions.toml");
    const auto rows = file.Root().Children("question");
    if (rows.size() > kMostQuestions) rows[kMostQuestions].Refuse(Msg("too many entries."));
    std::set<std::string> known, led_to;
    for (const routine::RedFlag& flag : routine::RedFlags(rules)) known.insert(flag.id);
    std::vector<RedFlagQuestion> read;
    for (const terms::Table& row : rows) {
        RedFlagQuestion one{row.Text("id"), row.Text("text"), row.Texts("flags")};
        if (std::ranges::find(read, one.id, &RedFlagQuestion::id) != read.end())
            row.Refuse(Msg("\"id\" is there twice."));
        for (const std::string& flag : one.flags) {
            if (!known.contains(flag)) row.Refuse(model::Fill(Msg("“{0}” is not known here."), {flag}));
            led_to.insert(flag);
        }
        read.push_back(std::move(one));
    }
    for (const std::string& flag : known)
        if (!led_to.contains(flag))
            file.Root().Refuse(model::Fill(Msg("no question leads to the red flag “{0}”."), {flag}));
    return read;
}

RedFlagAnswers AnswersOf(const model::Visit& visit) {
    RedFlagAnswers answers;
    for (const model::Reading& one : visit.readings)
        if (one.measure == kRedFlagMeasure && one.before) answers[one.item] = *one.before != 0;
    return answers;
}

RedFlagAnswers KnownAnswers(Resources& resources, const model::Visit& visit) {
    RedFlagAnswers answers = AnswersOf(visit);
    if (!answers.empty()) return answers;
    for (const RedFlagQuestion& question : resources.RedFlagQuestions()) {
        const bool yes = std::ranges::any_of(question.flags, [&](const std::string& flag) {
            return std::ranges::find(visit.red_flags, flag) != visit.red_flags.end();
        });
        if (yes || visit.red_flags_asked) answers[question.id] = yes;
    }
    return answers;
}

std::vector<std::string> LedTo(Resources& resources, const RedFlagAnswers& answers,
                               const std::vector<std::string>& present) {
    std::set<std::string> led;
    for (const RedFlagQuestion& question : resources.RedFlagQuestions()) {
        const auto answer = answers.find(question.id);
        if (answer == answers.end() || !answer->second) continue;
        led.insert(question.flags.begin(), question.flags.end());
    }
    std::vector<std::string> ids;
    for (const routine::RedFlag& flag : PresentOf(resources.Rules(), present))
        if (led.contains(flag.id)) ids.push_back(flag.id);
    return ids;
}

void AnswerRedFlags(VisitEditor& editor, const RedFlagAnswers& answers,
                    const std::vector<std::string>& present) {
    const auto& questions = editor.Data().RedFlagQuestions();
    const auto edit = [&](model::Visit& visit) -> std::optional<model::Problem> {
        std::erase_if(visit.readings,
                      [](const model::Reading& one) { return one.measure == kRedFlagMeasure; });
        for (const RedFlagQuestion& question : questions) {
            const auto answer = answers.find(question.id);
            if (answer == answers.end()) continue;
            model::Reading reading;
            reading.measure = kRedFlagMeasure;
            reading.item = question.id;
            reading.before = answer->second ? 1 : 0;
            visit.readings.push_back(std::move(reading));
        }
        visit.red_flags_asked = std::ranges::all_of(
            questions, [&](const RedFlagQuestion& question) { return answers.contains(question.id); });
        visit.red_flags = LedTo(editor.Data(), answers, present);
        return {};
    };
    editor.Apply(edit, Msg("Answer red flags"), static_cast<unsigned>(Change::Details));
}

std::string UrgencyText(const text::Translator& words, const std::string& urgency) {
    if (urgency.empty()) return {};
    if (urgency == "emergency") return words.Text(Msg("emergency"));
    if (urgency == "same_day") return words.Text(Msg("doctor today"));
    return words.Text(Msg("doctor soon"));
}

std::string UrgencyAdvice(const text::Translator& words, const std::string& urgency) {
    if (urgency.empty()) return {};
    if (urgency == "emergency") return words.Text(Msg("Advised: emergency medical help at once."));
    if (urgency == "same_day") return words.Text(Msg("Advised: medical contact on the same day."));
    return words.Text(Msg("Advised: medical examination within days."));
}

std::string MostUrgent(const routine::RuleBook& rules, const std::vector<std::string>& present) {
    const auto flags = PresentOf(rules, present);
    for (const char* urgency : kUrgencies)
        if (std::ranges::find(flags, urgency, &routine::RedFlag::urgency) != flags.end()) return urgency;
    return {};
}

std::string ReferralText(const VisitEditor& editor, const text::Translator& words,
                         const std::vector<std::string>& present) {
    const auto flags = PresentOf(editor.Data().Rules(), present);
    if (flags.empty()) return {};
    const model::Visit& visit = editor.Visit();
    const auto at = text::ToCivil(visit.service_at, visit.zone);
    const std::string urgency = MostUrgent(editor.Data().Rules(), present);
    std::string text = words.Text(Msg("Referral from massage therapy")) + "\n" +
                       words.Say("Urgency: {0}", {UrgencyText(words, urgency)}) + "\n\n" +
                       ClientText(editor, words) + "\n" +
                       words.Say("Visit: {0}, {1}", {text::HumanDate(words, at.day, text::DateStyle::Long),
                                                     text::HumanTime(at.hour, at.minute)}) +
                       "\n";
    if (const std::string reason = Trimmed(visit.reason); !reason.empty())
        text += words.Say("Reason for the visit: {0}", {reason}) + "\n";
    text += "\n" + words.Text(Msg("Reported or found today:")) + "\n";
    for (const routine::RedFlag& flag : flags)
        text += "– " + words.Text(flag.name) + " (" + words.Text(flag.look_for) + ")\n";
    if (const std::string changed = Trimmed(visit.health_update); !changed.empty())
        text += words.Say("Changed since the last visit: {0}", {changed}) + "\n";
    return text + "\n" + AdviceText(words, urgency, visit) + "\n" +
           words.Text(Msg(
               "These are observations within the scope of massage, no medical diagnosis. Please examine.")) +
           "\n\n" + SenderText(editor) + "\n";
}

void SaveReferral(const VisitEditor& editor, const std::string& text, const std::filesystem::path& file) {
    const text::Translator& words = editor.Data().Translator(editor.Store().Profile().language);
    NoteDisclosure(editor.Store(), editor.Client().id, words.Text(Msg("a doctor")),
                   words.Text(Msg("text about red flags")));
    editor.Store().Log("referral.export", editor.Visit().id.value, editor.Client().id);
    WriteWhole(file, text);
}

std::string RedFlagLine(const text::Translator& words, const std::vector<RedFlagQuestion>& questions,
                        const model::Visit& visit) {
    const RedFlagAnswers answers = AnswersOf(visit);
    if (answers.empty()) return {};
    std::string yes;
    auto unknown = answers;  // of a version whose questions were others
    for (const RedFlagQuestion& question : questions) {
        const auto answer = answers.find(question.id);
        if (answer != answers.end() && answer->second) yes += " " + words.Text(question.text);
        unknown.erase(question.id);
    }
    if (std::ranges::any_of(unknown, [](const auto& one) { return one.second; }))
        yes += " " + words.Text(Msg("a question that is not asked any more."));
    const auto count = static_cast<long>(answers.size());
    if (yes.empty())
        return words.SayPlural("Red flags, {0} question asked: no.",
                               "Red flags, {0} questions asked: all no.", count, {std::to_string(count)});
    return words.SayPlural("Red flags, {0} question asked; yes:", "Red flags, {0} questions asked; yes:",
                           count, {std::to_string(count)}) +
           yes;
}

}  // namespace desk
