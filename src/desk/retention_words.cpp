#include "desk/retention_words.h"

#include <algorithm>

#include "desk/clinic.h"
#include "desk/disposal_paper.h"
#include "desk/letterhead.h"
#include "desk/plan_builder.h"
#include "desk/resources.h"
#include "desk/wording.h"
#include "text/human_date.h"

namespace desk {

namespace {

std::string YearsAfter(const text::Translator& words, int years) {
    return words.SayPlural("{0} year after the last entry", "{0} years after the last entry", years,
                           {std::to_string(years)});
}

std::string MinorText(const text::Translator& words, const terms::RetentionRule& rule) {
    std::vector<std::string> figures{YearsAfter(words, rule.years)};
    if (rule.minor_years)
        figures.push_back(words.Say("{0} years from the age of {1}",
                                    {std::to_string(*rule.minor_years), std::to_string(rule.majority)}));
    if (rule.minor_until)
        figures.push_back(words.Say("until the age of {0}", {std::to_string(*rule.minor_until)}));
    return words.Say("Under age then, the longest of: {0}", {ListOf(words, figures)});
}

}  // namespace

std::string RuleName(const text::Translator& words, const terms::RetentionRule& rule) {
    return Word(words, "jurisdiction", rule.name);
}

std::string SourceText(const text::Translator& words, const terms::RetentionRule& rule) {
    return Word(words, "source of a rule", rule.source);
}

std::string RuleSentence(const text::Translator& words, const terms::RetentionRule& rule) {
    return words.Say("Rule: {0}. {1}.", {RuleName(words, rule), SourceText(words, rule)});
}

std::string DueText(const text::Translator& words, const terms::RetentionRule& rule,
                    const RetentionRow& row) {
    if (!row.due) return words.Text("The record tells no time to count from");
    switch (row.due->basis) {
        case DueBasis::Adult:
            return YearsAfter(words, rule.years);
        case DueBasis::Minor:
            return MinorText(words, rule);
        case DueBasis::BirthUnknown:
            break;
    }
    return words.Text("Date of birth not known, so the longest time of the rule");
}

std::string StandingWord(const text::Translator& words, const RetentionRow& row, model::Date today) {
    if (row.held) return words.Text("legal hold");
    return row.MayGo(today) ? words.In("retention", "due") : words.In("retention", "kept");
}

std::string GoingText(const text::Translator& words, const RetentionRow& row, store::DisposalMethod method) {
    if (method == store::DisposalMethod::Erase)
        return words.Text(
            "Names, contacts, signatures, pictures and every typed word go, those of the visits too; places, "
            "findings and dates stay under the number, and of what was told to others when and under which "
            "consent. The audit log keeps its entries and a stub stays.");
    std::string going = words.SayPlural(
        "{0} visit goes with its marks, notes, signatures and amendments, and with it details, health "
        "history, consents, plans, pictures and the register. The audit log keeps its entries and a stub "
        "stays.",
        "{0} visits go with their marks, notes, signatures and amendments, and with them details, health "
        "history, consents, plans, pictures and the register. The audit log keeps its entries and a stub "
        "stays.",
        row.visits, {std::to_string(row.visits)});
    if (row.drafts > 0)
        going += " " + words.SayPlural("{0} of the visits was never signed.",
                                       "{0} of the visits were never signed.", row.drafts,
                                       {std::to_string(row.drafts)});
    return going;
}

std::string BackupsForecast(Clinic& clinic, const text::Translator& words) {
    store::Disposal now;
    now.sequence = clinic.Store().Head().sequence + 1;
    return BackupsSentence(clinic, words, now);
}

pdf::Paper WriteRefusalFile(Clinic& clinic, const RetentionRow& row, const std::filesystem::path& file,
                            const std::string& language) {
    const text::Translator& words =
        clinic.Data().Translator(language.empty() ? clinic.Profile().language : language);
    const model::User& by = clinic.SignedIn();
    pdf::LetterPage page;
    page.clinic = clinic.Profile();
    page.letterhead = PaperHead(clinic);
    page.letter_paper = page.clinic.paper == "Letter";
    page.therapist = by.full_name.empty() ? by.name : by.full_name;
    page.title = words.Say("Your request, client no. {0}", {row.number});
    page.opening = RefusalParagraphs(clinic, words, row);
    page.footer = page.title + ", " + text::HumanDate(words, clinic.Today(), text::DateStyle::Long);
    pdf::Paper paper = pdf::WriteLetter(page, words, clinic.Data().Fonts());
    clinic.Store().Log("disposal.print", row.client.value, row.client);
    WriteWhole(file, paper.bytes);
    return paper;
}

}  // namespace desk
