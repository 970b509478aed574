// Ends this program, as kill -9 would, at one chosen call that changes something on the disk. What is defined
// in deadly_calls.cpp takes the place of the system's own calls.
#pragma once

namespace campaign {

// How the chosen call ends: not begun, half of its bytes written, or done but never answered.
enum class Death { Before, Half, After };

// From now on the `calls`-th call (from 0) is the last. Its name is written to `tell` before it ends.
void DieAt(long calls, Death death, int tell);
// Calls that changed something since DieAt.
[[nodiscard]] long CallsMade();

}  // namespace campaign
