#include "desk/intake_builder.h"

#include "desk/clinic.h"
#include "desk/condition_list.h"
#include "desk/consents.h"
#include "desk/letterhead.h"
#include "desk/plan_builder.h"
#include "desk/resources.h"
#include "desk/sentences.h"
#include "desk/wording.h"
#include "text/human_date.h"

namespace desk {

namespace {

std::string LanguageOf(Clinic& clinic, const std::optional<model::Client>& client,
                       const std::string& language) {
    if (!language.empty()) return language;
    return client ? client->language : clinic.Profile().language;
}

std::string TherapistOf(Clinic& clinic) {
    const model::User& user = clinic.SignedIn();
    const std::string& name = user.full_name.empty() ? user.name : user.full_name;
    return user.credentials.empty() ? name : name + ", " + user.credentials;
}

}  // namespace

pdf::IntakePage BuildIntakePage(Clinic& clinic, const std::optional<model::ClientId>& id,
                                const std::string& language) {
    const std::optional<model::Client> client =
        id ? std::optional(clinic.LoadClient(*id)) : std::optional<model::Client>();
    const std::string chosen = LanguageOf(clinic, client, language);
    Resources& data = clinic.Data();
    const text::Translator& words = data.Translator(chosen);
    pdf::IntakePage page;
    page.clinic = clinic.Profile();
    page.letterhead = PaperHead(clinic);
    page.therapist = TherapistOf(clinic);
    page.letter_paper = page.clinic.paper == "Letter";
    if (client) {
        page.client = client->name;
        page.number = client->number;
        if (client->birth_date)
            page.birth_date = text::HumanDate(words, *client->birth_date, text::DateStyle::Long);
    }
    for (const ConditionGroup& group : ConditionGroups(data, words)) {
        // The date of birth says it.
        if (group.conditions.front()->category == "age") continue;
        pdf::IntakePage::Group shown{group.name, {}};
        for (const terms::Condition* one : group.conditions)
            shown.questions.push_back(one->question.empty() ? ConditionName(words, data.Words(), one->id)
                                                            : words.Text(one->question));
        page.groups.push_back(std::move(shown));
    }
    const model::Figure figure = client ? client->figure : model::Figure::Neutral;
    for (const model::View view : {model::View::Front, model::View::Back})
        page.figures.emplace_back(&data.Atlas().Map(figure, view), ViewName(words, view));
    const terms::ConsentKind& treatment = *data.Consents().Find("treatment");
    page.consents.emplace_back(words.Text("Consent to treatment"), WordingText(data, {treatment.id}, chosen));
    return page;
}

pdf::Paper MakeIntake(Clinic& clinic, const std::optional<model::ClientId>& client,
                      const std::string& language) {
    const pdf::IntakePage page = BuildIntakePage(clinic, client, language);
    const std::string chosen = LanguageOf(
        clinic, client ? std::optional(clinic.LoadClient(*client)) : std::optional<model::Client>(),
        language);
    return pdf::WriteIntake(page, clinic.Data().Translator(chosen), clinic.Data().Fonts());
}

void LogIntakePrint(Clinic& clinic, const std::optional<model::ClientId>& client) {
    clinic.Store().Log("intake.print", client ? client->value : "", client.value_or(model::ClientId{}));
}

pdf::Paper WriteIntakeFile(Clinic& clinic, const std::optional<model::ClientId>& client,
                           const std::string& language, const std::filesystem::path& file) {
    pdf::Paper paper = MakeIntake(clinic, client, language);
    LogIntakePrint(clinic, client);
    WriteWhole(file, paper.bytes);
    return paper;
}

}  // namespace desk
