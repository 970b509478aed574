#include "desk/hardening.h"

#include "store/platform.h"

namespace desk {

void GuardProcess() noexcept {
    store::ForbidMemoryDumps();
    store::MakeFilesPrivate();
}

}  // namespace desk
