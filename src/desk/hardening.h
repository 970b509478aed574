// What every program of ours does before the first secret is in its memory.
#pragma once

namespace desk {

// No dump of the memory when it crashes; other programs of the same user may not attach or read it; what it
// makes from now on is its owner's alone. Not kept out: the system's administrator, what the system writes
// when memory runs short or the computer hibernates (keys are locked against that, text is not), and who
// watches the screen or the keyboard.
void GuardProcess() noexcept;

}  // namespace desk
