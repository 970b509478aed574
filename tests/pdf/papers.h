// One of each kind of paper, full enough to hold everything its kind can hold.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "pdf/audit_page.h"
#include "pdf/consent_page.h"
#include "pdf/history_page.h"
#include "pdf/intake_page.h"
#include "pdf/letter_page.h"
#include "pdf/record_page.h"
#include "pdf/recovery_page.h"
#include "pdf/referral_page.h"
#include "pdf/sample_page.h"

namespace sample {

inline pdf::AuditPage AuditPack(std::size_t rows) {
    pdf::AuditPage page;
    page.clinic.name = "Praxis";
    page.client = "Ada Example";
    page.number = "0418";
    page.summary = {"2 visits in this period."};
    page.verification = {"The audit log holds up to entry 1234."};
    page.head = "1234:0123456789abcdef";
    pdf::AuditPage::Table table{"Visits", "", {"First head", "Second head"}, {1, 3}, {}, "No visit."};
    for (std::size_t i = 0; i < rows; ++i) table.rows.push_back({"row" + std::to_string(i), "signed"});
    page.tables = {table};
    return page;
}

inline pdf::IntakePage Intake() {
    pdf::IntakePage page;
    page.clinic.name = "Praxis";
    page.groups = {{"Heart and vessels", {"High blood pressure", "Thrombosis"}}, {"Skin", {"Open wounds"}}};
    page.figures = {{&Map("neutral-front"), "Front"}, {&Map("neutral-back"), "Back"}};
    page.consents = {{"Treatment", "I agree to be treated."}};
    return page;
}

inline pdf::HistoryPage History() {
    pdf::HistoryPage page;
    page.clinic.name = "Praxis", page.client = "Ada Example", page.number = "0418",
    page.period = "All visits";
    page.summary = {"2 visits in this period."};
    const auto draw = [](bodymap::Rect frame) {
        bodymap::SceneShape box;
        box.path.RoundedBox(frame, 4);
        box.stroke = bodymap::Ink::Outline;
        bodymap::Scene scene;
        scene.items.emplace_back(box);
        return scene;
    };
    page.plots = {{"Severity",
                   "Mean before treatment.",
                   120,
                   {{"Front", "Two marks.", draw}, {"Back", "None.", draw}}}};
    page.tables = {
        {"All visits", "", {"Date", "Marks"}, {1, 3}, {{"23 Nov 2026", "Tight spot"}}, "No visit."}};
    return page;
}

inline pdf::RecordPage Record() {
    pdf::RecordPage page;
    page.clinic.name = "Praxis", page.therapist = "Maya Lindt", page.client = "Ada Example";
    page.identity = "born 8 Feb 1983", page.footer = "Printed today.";
    page.facts = {{"Service", "23 Nov 2026"}};
    page.figures = FullPage().figures;
    for (int i = 1; i <= 60; ++i) {
        pdf::RecordPage::MarkRow row;
        row.number = i, row.finding = "hypertonicity", row.region = "Soleus", row.label = "Tight spot";
        row.treatments = {"Petrissage P3 6 min"};
        page.marks.push_back(std::move(row));
    }
    page.note = {{"S", {{{"Left calf", false, false, false}}}}};
    page.measures = {{"Pain now", "–", "7/10", "2/10", "", ""}};
    page.sections = {{"Home plan", {{"This visit", "no home plan"}}}};
    page.boxes = {{"Signed and locked", {"Maya Lindt"}, {"SHA-256 9c41"}, false}};
    return page;
}

inline pdf::ReferralPage Referral() {
    pdf::ReferralPage page;
    page.chart = Record();
    page.recipient = {"Dr Okafor", "Hill Surgery", "1 Hill Road"};
    page.day = "30 November 2026", page.title = "Referral: Ada Example, born 8 February 1983";
    page.urgency = {"Urgency: doctor today.", "Advised: medical contact on the same day.", false};
    page.opening = {"Dear Sir or Madam,", "I ask you to see the client named above."};
    page.reason = "Swelling of one calf.", page.question = "Please examine.";
    page.red_flags = {"Red flags", {{"Asked", "11 questions"}, {"Reported or found", "Clot"}}};
    page.found_title = "What we found on 23 November 2026";
    page.done = {"30 minutes of treatment."};
    page.measures = {"Measures over time", {}, {"Measure", "Last"}, {1, 1}, {{"Pain now", "7"}}, {}};
    page.scope = {"No medical diagnosis.", "The client agreed to this letter."};
    return page;
}

inline std::vector<std::pair<std::string, pdf::Paper>> Papers() {
    const text::Translator words;
    pdf::ConsentPage consent;
    consent.clinic.name = "Praxis", consent.client = "Ada Example", consent.kind = "Treatment";
    consent.wording = "I agree to be treated.";
    consent.given =
        pdf::ConsentPage::Given{"Ada", "today", "on paper", "Maya", "In force.", {{{10, 10}, {90, 40}}}};
    pdf::LetterPage letter;
    letter.clinic.name = "Praxis", letter.title = "Certificate", letter.opening = {"This is to say:"};
    letter.facts = {{"Client", "Ada Example"}, {"Period", "2016 to 2019"}};
    pdf::RecoveryPage recovery;
    recovery.clinic.name = "Praxis", recovery.groups = std::vector<std::string>(8, "7K2QM");
    std::vector<std::pair<std::string, pdf::Paper>> papers;
    papers.emplace_back("plan", pdf::WritePlan(FullPage(), words, FontFolder()));
    papers.emplace_back("audit pack", pdf::WriteAuditPack(AuditPack(120), words, FontFolder()));
    papers.emplace_back("intake", pdf::WriteIntake(Intake(), words, FontFolder()));
    papers.emplace_back("consent", pdf::WriteConsent(consent, words, FontFolder()));
    papers.emplace_back("letter", pdf::WriteLetter(letter, words, FontFolder()));
    papers.emplace_back("record", pdf::WriteRecord(Record(), words, FontFolder()));
    papers.emplace_back("referral", pdf::WriteReferral(Referral(), words, FontFolder()));
    papers.emplace_back("recovery", pdf::WriteRecovery(recovery, words, FontFolder()));
    papers.emplace_back("history", pdf::WriteHistory(History(), words, FontFolder()));
    return papers;
}

}  // namespace sample
