// What every program of ours does before the first secret is in its memory.
#pragma once

namespace desk {

// No dump of the memory when it crashes; other programs of the same user may not attach or read it; what it
// makes from now on is its owner's alone. Not kept out: the system's administrator, what the system writes
// when memory runs short or the computer hibernates (keys are locked against that, text is not), and who
// watches the screen or the keyboard.
//
// What is typed into a passphrase field lies in ordinary memory, which GTK 3 overwrites at every change and
// when the field goes (GtkEntryBuffer); it has no locked memory for it. Copies on the way to the key are
// freed, not overwritten. None of them outlives a lock, which leaves nothing of the process (gui/restart.h);
// tests/campaigns/dumps looks for them.
void GuardProcess() noexcept;

}  // namespace desk
