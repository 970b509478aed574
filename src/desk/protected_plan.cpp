#include "desk/protected_plan.h"

#include "desk/clinic.h"
#include "desk/post.h"
#include "pdf/protect.h"

namespace desk {

pdf::Paper WriteProtectedPlan(Clinic& clinic, const model::VisitId& id, const std::filesystem::path& file,
                              const std::string& passphrase, const std::string& language, Letters letters) {
    if (const std::string problem = PdfPassphraseProblem(passphrase); !problem.empty())
        throw model::Error(model::ErrorKind::Refused, problem);
    DemandPlanStands(clinic, id);
    pdf::Paper paper = PlanPaper(clinic, id, language, letters);
    paper.bytes = pdf::Protect(paper.bytes, passphrase);
    // No paper leaves without its entry, even where the disk is full.
    LogPlanPrint(clinic, clinic.Store().LoadVisit(id).value());
    WriteWhole(file, paper.bytes);
    return paper;
}

}  // namespace desk
