// The lists of a review in words.
#include "desk/audit_review.h"
#include "desk/clinic.h"
#include "desk/resources.h"
#include "desk/wording.h"
#include "model/enum_words.h"
#include "text/human_date.h"
#include "text/zone.h"

namespace desk {

using exchange::Answer;

namespace {

using namespace std::string_view_literals;

constexpr std::array kWords{"unsigned"sv,
                            "late"sv,
                            "missing_cosignatures"sv,
                            "missing_consents"sv,
                            "missing_reassessments"sv,
                            "amended"sv,
                            "failed_sign_ins"sv,
                            "denials"sv,
                            "emergency_accesses"sv};
static_assert(kWords.size() == kReviewLists);

// Hours for the first two days, then days.
std::string AgeText(const text::Translator& words, long long hours) {
    const long long days = hours / 24;
    return days < 2
               ? words.SayPlural("{0} hour", "{0} hours", static_cast<long>(hours), {std::to_string(hours)})
               : words.SayPlural("{0} day", "{0} days", static_cast<long>(days), {std::to_string(days)});
}

std::string ReassessText(const text::Translator& words, const ReviewItem& item) {
    const std::string visits =
        words.SayPlural("{0} visit", "{0} visits", item.visits, {std::to_string(item.visits)});
    const std::string weeks = words.SayPlural("{0} week", "{0} weeks", static_cast<long>(item.amount),
                                              {std::to_string(item.amount)});
    switch (item.last) {
        case ReviewItem::Last::Never:
            return words.Say("nothing measured yet, {0} over {1}", {visits, weeks});
        case ReviewItem::Last::Longer:
            return words.Say("no measures at the last {0}, over {1} or more", {visits, weeks});
        case ReviewItem::Last::Measured:
            break;
    }
    return words.Say("{0} over {1} since the last measures", {visits, weeks});
}

std::string ConsentName(Clinic& clinic, const text::Translator& words, const std::string& id) {
    const terms::ConsentKind* kind = clinic.Data().Consents().Find(id);
    return kind == nullptr ? id : Word(words, "kind of consent", kind->name);
}

Answer ItemAnswer(Clinic& clinic, const text::Translator& words, ReviewList list, const ReviewItem& item) {
    const auto text = [](const std::string& value) { return value.empty() ? Answer() : Answer(value); };
    return Answer::Object{
        {"list", std::string(ToText(list))},
        {"at", model::ToIso(item.at)},
        {"client", text(item.client.value)},
        {"client_name", text(item.client_name)},
        {"visit", text(item.visit.value)},
        {"user", text(item.user.value)},
        {"entry", item.entry > 0 ? Answer(item.entry) : Answer()},
        {"says", ReviewText(clinic, words, list, item)},
        {"private", item.closed},
    };
}

}  // namespace

std::string_view ToText(ReviewList list) {
    return model::Word(kWords, list);
}

std::string ReviewName(const text::Translator& words, ReviewList list) {
    switch (list) {
        case ReviewList::Unsigned:
            return words.Text("Unsigned notes");
        case ReviewList::Late:
            return words.Text("Late notes");
        case ReviewList::CoSignatures:
            return words.Text("Missing co-signatures");
        case ReviewList::Consents:
            return words.Text("Missing consents");
        case ReviewList::Reassess:
            return words.Text("To be measured again");
        case ReviewList::Amended:
            return words.Text("Amended visits");
        case ReviewList::SignIns:
            return words.Text("Failed sign-ins");
        case ReviewList::Denials:
            return words.Text("Refused");
        case ReviewList::Emergencies:
            return words.Text("Emergency accesses");
    }
    return {};
}

namespace {

std::string Says(Clinic& clinic, const text::Translator& words, ReviewList list, const ReviewItem& item) {
    switch (list) {
        case ReviewList::Unsigned:
            return words.Say("not signed for {0}", {AgeText(words, item.amount)});
        case ReviewList::Late:
            return words.Say("signed {0} after the treatment", {AgeText(words, item.amount)});
        case ReviewList::CoSignatures:
            return words.Text("not co-signed yet");
        case ReviewList::Consents:
            return words.Say("no consent in force: {0}", {ConsentName(clinic, words, item.consent)});
        case ReviewList::Reassess:
            return ReassessText(words, item);
        case ReviewList::Amended:
            return words.Text("amended after it was signed");
        case ReviewList::SignIns:
            return words.SayPlural("{0} failed sign-in", "{0} failed sign-ins",
                                   static_cast<long>(item.amount), {std::to_string(item.amount)});
        case ReviewList::Denials:
        case ReviewList::Emergencies:
            return ActionText(words, item.action);
    }
    return {};
}

std::string PersonName(Clinic& clinic, const model::UserId& id) {
    for (const auto& user : clinic.Store().Users())
        if (user.id == id) return user.full_name.empty() ? user.name : user.full_name;
    return {};
}

}  // namespace

// Whose notes they are must be told where nobody may look.
std::string ReviewText(Clinic& clinic, const text::Translator& words, ReviewList list,
                       const ReviewItem& item) {
    const std::string says = Says(clinic, words, list, item);
    if (!item.closed || item.entry > 0) return says;
    return words.Say("{0}; private chart, treated by {1}", {says, PersonName(clinic, item.user)});
}

std::string ClosedText(const text::Translator& words, const Review& review) {
    if (review.closed_charts == 0) return {};
    const std::string count = std::to_string(review.closed_charts);
    return words.SayPlural("Consents and measures of {0} private chart were not looked at.",
                           "Consents and measures of {0} private charts were not looked at.",
                           static_cast<long>(review.closed_charts), {count});
}

std::string ReviewDay(Clinic& clinic, const text::Translator& words, const ReviewItem& item) {
    const auto civil = text::ToCivil(item.at, clinic.Profile().zone);
    return text::HumanDate(words, civil.day, text::DateStyle::Short);
}

Answer ReviewAnswer(Clinic& clinic, const text::Translator& words, const Review& review) {
    Answer::Object counts;
    Answer::List items;
    for (std::size_t i = 0; i < kReviewLists; ++i) {
        const auto list = static_cast<ReviewList>(i);
        counts.emplace_back(std::string(ToText(list)), review.CountOf(list));
        for (const ReviewItem& item : review.Of(list)) items.push_back(ItemAnswer(clinic, words, list, item));
    }
    return Answer::Object{
        {"items", std::move(items)}, {"counts", std::move(counts)}, {"private_charts", review.closed_charts}};
}

}  // namespace desk
