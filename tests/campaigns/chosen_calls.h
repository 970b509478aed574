// One chosen call of the system that ends this program as kill -9 would, or that fails. What is defined in
// chosen_calls.cpp takes the place of the system's own calls, of operator new and of the engine's memory.
#pragma once

namespace campaign {

// How a program ends at its call: not begun, half of its bytes written, or done but never answered.
enum class Death { Before, Half, After };
enum class Call { Read, Write, Sync, Rename, Open, Truncate, Memory };
inline constexpr int kCalls = 7;

// Before the engine is used for the first time.
void HookMemory();

// From now on the `calls`-th call (from 0) that changes something on the disk is the last. Its name is
// written to `tell` before it ends.
void DieAt(long calls, Death death, int tell);
// The `calls`-th call of that kind fails; with `lasting` every one after it too.
void FailAt(Call kind, long calls, bool lasting);
void LeaveAlone();
// Calls made to fail since FailAt.
[[nodiscard]] long Failed();
[[nodiscard]] const char* NameOf(Call kind);

}  // namespace campaign
