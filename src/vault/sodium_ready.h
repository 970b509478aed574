// Starts libsodium once; every entry into it comes through here.
#pragma once

namespace vault {

void SodiumReady();

}  // namespace vault
