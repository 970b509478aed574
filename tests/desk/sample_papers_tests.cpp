// Every paper of the sample clinic, as it is printed.
#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <cmath>

#include "desk/open_clinic.h"
#include "desk/papers.h"

BOOST_AUTO_TEST_SUITE(sample_papers_tests)

namespace {

using bodymap::PageItem;
using bodymap::PageText;
using bodymap::PrintedPage;

// A section's title, in the usual size and in large print.
bool IsHeading(const PageText& text) {
    const bool size = std::abs(text.size - 10.875) < 0.01 || std::abs(text.size - 13.59375) < 0.01;
    return size && text.font.filename() == "OpenSans-Bold.ttf";
}

bool IsGrey(const PageText& text) {
    return text.colour.r > 0.2 && text.colour.r < 0.9;
}

bool Same(const PageItem& a, const PageItem& b) {
    const auto *one = std::get_if<PageText>(&a), *other = std::get_if<PageText>(&b);
    if (one == nullptr || other == nullptr) return one == other;
    return one->at.y == other->at.y && one->size == other->size;
}

// What is on every page stands first and last in the order of painting.
std::vector<const PageText*> Body(const std::vector<PrintedPage>& pages, std::size_t number) {
    const std::vector<PageItem>& items = pages[number].items;
    const std::vector<PageItem>& other = pages[number + 1 < pages.size() ? number + 1 : number - 1].items;
    std::size_t footer = 0;
    while (footer < std::min(items.size(), other.size()) &&
           Same(items[items.size() - 1 - footer], other[other.size() - 1 - footer]))
        ++footer;
    std::vector<const PageText*> texts;
    for (std::size_t i = 0; i + footer < items.size(); ++i)
        if (const auto* text = std::get_if<PageText>(&items[i])) texts.push_back(text);
    return texts;
}

// The last heading of a page has something in ink below it; a grey remark alone is part of the heading,
// unless the section ends with it. How many headings there were.
int CheckHeadings(const std::vector<PrintedPage>& pages, const std::string& what) {
    int headings = 0;
    for (std::size_t i = 0; i + 1 < pages.size(); ++i) {
        const auto texts = Body(pages, i);
        headings += static_cast<int>(
            std::ranges::count_if(texts, [](const PageText* text) { return IsHeading(*text); }));
        const auto last = std::ranges::find_if(texts.rbegin(), texts.rend(),
                                               [](const PageText* text) { return IsHeading(*text); });
        if (last == texts.rend()) continue;
        const bool followed = std::any_of(texts.rbegin(), last, [&](const PageText* text) {
            return text->at.y > (*last)->at.y && !IsGrey(*text);
        });
        std::string title;
        for (const PageText* text : texts)
            if (text->at.y == (*last)->at.y) title += text->text;
        BOOST_TEST(followed, what << ", page " << i + 1 << " ends with " << title);
    }
    return headings;
}

struct Sample {
    Sample() : clinic(desk::MakeSampleClinic(support::TestResources(), dir.Path() / "S.palpate", around)) {}

    void Check(const desk::PaperWish& wish) {
        const text::Translator& words = support::TestResources().Translator(wish.language);
        const desk::ShownPaper paper = desk::MakePaper(*clinic, words, wish);
        ++papers;
        if (paper.pages.size() < 2) return;
        const int found = CheckHeadings(paper.pages, wish.language + ' ' + paper.title);
        // Of what goes on overleaf the first page alone has some.
        BOOST_TEST(found > 0, wish.language << ' ' << paper.title);
        headings += found;
    }
    void CheckVisit(const model::Visit& visit, const std::string& language) {
        for (const auto kind : {desk::PaperKind::Plan, desk::PaperKind::Record}) {
            desk::PaperWish wish{kind, visit.client, visit.id, {}, {}, language};
            Check(wish);
        }
    }

    int papers = 0, headings = 0;
    support::TempDir dir;
    support::FixedClock clock{*model::ParseInstant("2026-11-30T18:00:00Z")};
    model::SeededIdSource ids{clock, 1};
    const store::Surroundings around{&clock, &ids, store::KeyCost::Quick};
    std::unique_ptr<desk::Clinic> clinic;
};

}  // namespace

BOOST_FIXTURE_TEST_CASE(no_heading_ends_a_page, Sample) {
    const exchange::Bundle all = clinic->Export({});
    for (const std::string language : {"en", "de", "es"}) {
        for (const model::Visit& visit : all.visits) CheckVisit(visit, language);
        for (const model::Client& client : all.clients)
            Check({desk::PaperKind::History, client.id, {}, {}, {}, language});
    }
    // Sixty visits with plan and record and twelve clients: a size or a face that is another one finds none.
    BOOST_TEST(papers > 300);
    BOOST_TEST(headings > 2 * papers, headings << " headings of " << papers << " papers");
}

BOOST_AUTO_TEST_SUITE_END()
