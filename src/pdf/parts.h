// The parts of the plan, in the order in which they are put on paper.
#pragma once

#include <map>

#include "bodymap/exercise_scene.h"
#include "pdf/composer.h"

namespace pdf {

// Letterhead of the first page, running head of the others.
void PutHead(Composer& c);
void PutRunningHead(Composer& c);
void PutTitle(Composer& c);
[[nodiscard]] std::string TitleOf(const Composer& c);
void PutOpening(Composer& c);
// The figures of the page over its whole width, each at most so high.
void PutFigures(Composer& c, double height);
// What a heading above them keeps free.
[[nodiscard]] double FiguresStart(const Composer& c, double height);
// A number as it stands beside its mark.
void DrawDisc(Composer& c, int number, bodymap::MapPoint centre, double radius);
// What every paper ends with: its bytes, and what no font could print.
[[nodiscard]] Paper PaperOf(Sheet& sheet, const DocumentInfo& info, const Letterhead& head = {});
[[nodiscard]] double FooterHeight(const Composer& c);
// Footer and draft marker on every page, once their number is known.
void PutFooters(Composer& c);

// Words of a red flag, before everything else.
void PutReferral(Composer& c);
void PutFindings(Composer& c);
void PutDone(Composer& c);
void PutWeek(Composer& c);
// The drawings of a plan's exercises, made once however often its pages are set.
class Drawings {
public:
    // Of a row that has one.
    [[nodiscard]] const bodymap::ExerciseFigure& Of(const PlanPage::Row& row) {
        return m_figures.try_emplace(&row, *row.drawing, row.mirrored).first->second;
    }

private:
    std::map<const PlanPage::Row*, bodymap::ExerciseFigure> m_figures;
};
void PutExercises(Composer& c, Drawings& drawings);
void PutDoses(Composer& c);
void PutAdvice(Composer& c);

}  // namespace pdf
