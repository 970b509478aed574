// The parts of a visit record, in the order in which they are put on paper.
#pragma once

#include "pdf/composer.h"
#include "pdf/record_page.h"
#include "pdf/table.h"

namespace pdf {

// Text of the record is a little smaller than the client's.
struct RecordLook {
    explicit RecordLook(const Look& look)
        : text{Face::Regular, Px(11.6), Px(16), look.ink},
          cell{Face::Regular, Px(10.8), Px(14), look.ink},
          strong{Face::Semibold, Px(10.8), Px(14), look.ink},
          grey{Face::Regular, Px(10.8), Px(14), look.grey},
          head{Face::Semibold, Px(10), Px(13), look.ink},
          seal{Face::Regular, Px(10), Px(14), look.ink} {}
    Style text, cell, strong, grey, head, seal;
};

// The composer draws letterhead and figures of a plan's page.
[[nodiscard]] PlanPage PlanOf(const RecordPage& page);
// On every page: which record this is, and what nobody may overlook; the letterhead above the first.
void PutRecordHead(Composer& c, const RecordPage& page);
// A frame with bold words and, where it is `whole`, those behind them.
void PutBanner(Composer& c, const RecordPage::Banner& banner, bool whole);
void PutRecordFacts(Composer& c, const RecordPage& page);
void PutRecordMarks(Composer& c, const RecordPage& page);
// Marks alone, without a heading; `treated`: with a column of what was done. The page must outlive it.
class MarkTable {
public:
    MarkTable(Composer& composer, const RecordPage& page, bool treated);
    [[nodiscard]] double Start() const;  // as StartOf
    void Put() const;

private:
    Composer& c;
    std::vector<double> m_edges;
    std::vector<std::string> m_heads;
    double m_head_height = 0;
    std::vector<TableRow> m_rows;
};
void PutRecordNote(Composer& c, const RecordPage& page);
void PutRecordMeasures(Composer& c, const RecordPage& page);
// Label and value over the full width, with a line below each.
void PutRecordSection(Composer& c, const RecordPage::Section& section);
void PutSection(Composer& c, const RecordPage::Section& section, const Style& style);
void PutRecordBoxes(Composer& c, const RecordPage& page);
[[nodiscard]] double RecordFooterHeight(const Composer& c, const RecordPage& page);
void PutRecordFooters(Composer& c, const RecordPage& page);

}  // namespace pdf
