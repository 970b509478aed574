#include <algorithm>
#include <string>

#include "pdf/icons.h"
#include "pdf/parts.h"

namespace pdf {

namespace {

// One paragraph of a block: a heading or text, with room before it.
struct Item {
    std::vector<Span> spans;
    double before = 0;
    std::string icon;
    bool heading = false;
};

struct Block {
    std::vector<Item> items;
    bool framed = false;
    double share = 1;
};

double Frame(const Composer& c) {
    return c.Px(12);
}
double IconRoom(const Composer& c) {
    return c.Px(23);
}

Style BlockHead(const Composer& c) {
    return {Face::Semibold, c.Px(13), c.Px(18), c.look.ink};
}

Block NotForYou(const Composer& c) {
    Block block;
    block.framed = true;
    block.share = 1.12;
    if (c.page.not_for_you.empty()) return block;
    block.items.push_back({{{c.words.Text("Not for you for now"), BlockHead(c)}}, 0, "stop", true});
    for (const PlanPage::NotForYou& line : c.page.not_for_you) {
        std::vector<Span> spans{{line.why.empty() ? line.what : line.what + ": ", c.look.small_strong}};
        spans.push_back({line.why, c.look.small});
        block.items.push_back({std::move(spans), c.Px(4), {}});
    }
    return block;
}

void AddList(const Composer& c, Block& block, const std::string& head,
             const std::vector<std::string>& lines) {
    if (lines.empty()) return;
    block.items.push_back({{{head, BlockHead(c)}}, block.items.empty() ? 0 : c.Px(8), {}, true});
    std::string text;
    for (const std::string& line : lines) text += (text.empty() ? "" : " ") + line;
    block.items.push_back({{{text, c.look.small}}, c.Px(3), {}});
}

Block Help(const Composer& c) {
    Block block;
    const std::string& phone = c.page.clinic.phone;
    AddList(c, block, phone.empty() ? c.words.Text("Call us") : c.words.Say("Call us, {0}", {phone}),
            c.page.call_us);
    AddList(c, block, c.words.Text("Medical help now"), c.page.medical_help);
    return block;
}

Block NextVisit(const Composer& c) {
    Block block;
    block.share = 0.8;
    if (c.page.next_visit.empty() && c.page.next_visit_detail.empty()) return block;
    block.items.push_back({{{c.Word("next_visit", c.words.Text("Next visit")), BlockHead(c)}}, 0, {}, true});
    const Style big{Face::Bold, c.Px(17), c.Px(23), c.look.ink};
    if (!c.page.next_visit.empty()) block.items.push_back({{{c.page.next_visit, big}}, c.Px(3), {}});
    if (!c.page.next_visit_detail.empty()) {
        block.items.push_back({{{c.page.next_visit_detail, c.look.Grey(c.look.small)}}, c.Px(3), {}});
    }
    return block;
}

double Inner(const Composer& c, const Block& block, double width) {
    return width - (block.framed ? 2 : 1) * Frame(c);
}

double HeightIn(const Composer& c, const Block& block, double width) {
    double height = block.framed ? 2 * c.Px(10) : 0;
    for (const Item& item : block.items) {
        const double room = Inner(c, block, width) - (item.icon.empty() ? 0 : IconRoom(c));
        height += item.before + HeightOf(c.Set(item.spans, room));
    }
    return height;
}

void DrawItem(Composer& c, const Item& item, double x, double& y, double width) {
    const double indent = item.icon.empty() ? 0 : IconRoom(c);
    y += item.before;
    if (indent > 0) DrawIcon(c.sheet, item.icon, x, y + c.Px(1), c.Px(16), c.look.ink);
    y = c.DrawTagged(item.heading ? Tag::Heading2 : Tag::Paragraph, c.Set(item.spans, width - indent),
                     x + indent, y);
}

void DrawBlock(Composer& c, const Block& block, double x, double top, double width, double height) {
    const Pen pen{c.look.ink, c.Px(1.5), {}, false};
    if (block.framed) {
        bodymap::Path frame;
        frame.RoundedBox({x, top, width, height}, c.Px(5));
        c.sheet.Stroke(frame, pen);
    } else {
        c.sheet.Rule(x, top, x, top + height, {c.look.line, c.Px(1.5), {}, true});
    }
    double y = top + (block.framed ? c.Px(10) : 0);
    for (const Item& item : block.items) DrawItem(c, item, x + Frame(c), y, Inner(c, block, width));
}

// Columns of the blocks, as wide as their shares; false if they would fill most of a page.
bool PutBeside(Composer& c, const std::vector<Block>& blocks) {
    const double gap = c.Px(16);
    double shares = 0;
    for (const Block& block : blocks) shares += block.share;
    // One block alone does not need the whole width.
    const double room =
        (blocks.size() == 1 ? 0.6 : 1) * c.Width() - gap * static_cast<double>(blocks.size() - 1);
    double height = 0;
    for (const Block& block : blocks)
        height = std::max(height, HeightIn(c, block, room * block.share / shares));
    if (height > c.FullRoom() * 0.55) return false;
    if (!c.Need(height + c.Px(18))) {
        // At the foot of the page, as on a letter, unless that would tear a hole.
        const double spare = c.Room() - height - c.Px(14);
        c.y += spare <= c.Px(150) ? std::max(c.Px(18), spare) : c.Px(26);
    }
    double x = c.Left();
    for (const Block& block : blocks) {
        const double width = room * block.share / shares;
        DrawBlock(c, block, x, c.y, width, height);
        x += width + gap;
    }
    c.y += height + c.Px(14);
    return true;
}

void PutBelow(Composer& c, const Block& block) {
    c.y += c.Px(16);
    for (const Item& item : block.items) {
        const Lines lines = c.Set(item.spans, c.Width());
        const bool head = item.spans.front().style.face == Face::Semibold && item.spans.size() == 1;
        c.y += item.before;
        // A heading takes its first line along.
        if (head) c.Need(HeightOf(lines) + c.Px(3) + 2 * c.look.small.leading);
        c.FlowTagged(lines, item.heading ? Tag::Heading2 : Tag::Paragraph);
    }
}

std::string UrgencyText(const Composer& c) {
    const std::string& urgency = c.page.referral_urgency;
    if (urgency == "emergency") return c.words.Text("Get medical help now");
    if (urgency == "same_day") return c.words.Text("See a doctor today");
    if (urgency == "refer_days" || urgency == "soon")
        return c.words.Text("See a doctor in the next few days");
    return urgency.empty() ? c.words.Text("See a doctor first") : urgency;
}

void PutReferralTitle(Composer& c, const std::string& title, const Lines& lines, double space_before) {
    const Tagged heading(c.sheet, Tag::Heading2);
    c.sheet.Outline(title, c.y);
    c.y += space_before;
    DrawIcon(c.sheet, "aid", c.Left() + Px(16), c.y + Px(1), Px(21), c.look.ink);
    c.Flow(lines, c.Left() + Px(46));
}

}  // namespace

void PutAdvice(Composer& c) {
    std::vector<Block> blocks;
    for (Block block : {NotForYou(c), Help(c), NextVisit(c)}) {
        if (!block.items.empty()) blocks.push_back(std::move(block));
    }
    if (blocks.empty() || PutBeside(c, blocks)) return;
    for (const Block& block : blocks) PutBelow(c, block);
}

void PutReferral(Composer& c) {
    const double inner = c.Width() - 2 * c.Px(16);
    const std::string title = UrgencyText(c);
    const Style big{Face::Bold, c.Px(17), c.Px(23), c.look.ink};
    Lines lines = c.Set(title, big, inner - c.Px(30));
    const double head = HeightOf(lines);
    const Lines text = c.Set(c.page.referral_text, c.look.body, inner);
    const Lines note = c.Set(
        c.words.Text("Please take this sheet with you. There is no home routine until a doctor has looked "
                     "at this."),
        c.look.Grey(c.look.small), inner);
    const double height = head + HeightOf(text) + HeightOf(note) + c.Px(14 + 6 + 6 + 14);
    c.y += c.Px(4);
    const bool framed = height <= c.FullRoom();
    if (framed) {
        c.Need(height);
        bodymap::Path frame;
        frame.RoundedBox({c.Left(), c.y, c.Width(), height}, c.Px(5));
        c.sheet.Stroke(frame, {c.look.ink, c.Px(2), {}, false});
    }
    PutReferralTitle(c, title, lines, framed ? c.Px(14) : 0);
    for (const Lines& part : {text, note}) {
        c.y += c.Px(6);
        const Tagged paragraph(c.sheet, Tag::Paragraph);
        c.Flow(part, c.Left() + c.Px(16));
    }
    c.y += framed ? c.Px(14 + 12) : c.Px(12);
}

}  // namespace pdf
