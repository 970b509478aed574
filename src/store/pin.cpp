// The part of the open clinic that knows PINs: a quick way in beside the passphrase, on one computer.
#include "model/pin.h"

#include <algorithm>
#include <utility>

#include "model/problem.h"
#include "store/clinic_data.h"
#include "store/device_secret.h"
#include "store/open_slot.h"

namespace store {

using model::Error;
using model::ErrorKind;
using model::Msg;
using model::Operation;

std::filesystem::path ProfileDevices() {
    const auto profile = ProfileFolder();
    return profile.empty() ? profile : profile / "palpate" / "device";
}

namespace {

// A try is counted before it is made, so that none is free when the program is killed over it.
vault::OpenedSlot OpenPinned(const std::string& clinic, const vault::KeySlot& slot, const std::string& pin,
                             const DeviceSecrets& devices) {
    if (!slot.pin) throw Error(ErrorKind::NoAccess, Msg("There is no PIN; use the passphrase."));
    const int tried = devices.Tried(*slot.pin);
    if (tried >= model::kPinTries) {
        devices.Burn(*slot.pin);
        throw Error(
            ErrorKind::NoAccess,
            Msg("The PIN was wrong too often and does not open any more; use the passphrase, then set "
                "a new PIN."));
    }
    const vault::Secret device = devices.Read(*slot.pin);
    if (device.empty())
        throw Error(ErrorKind::NoAccess,
                    Msg("The PIN opens this clinic only on the computer it was set on; use the passphrase."));
    devices.Count(*slot.pin);
    auto opened = vault::OpenPin(clinic, slot, pin, device);
    if (!opened) {
        if (tried + 1 >= model::kPinTries) devices.Burn(*slot.pin);
        throw Error(ErrorKind::NoAccess, Msg("The PIN is not right. Tries left: {0}."),
                    {std::to_string(model::kPinTries - tried - 1)});
    }
    devices.ForgetTries(*slot.pin);
    return *std::move(opened);
}

}  // namespace

void ClinicStore::Data::ForgetPinTries(const std::string& of) const noexcept try {
    for (const vault::KeySlot& slot : keys.slots)
        if (slot.user == of && slot.pin)
            DeviceSecrets(around.Devices(), keys.clinic, of).ForgetTries(*slot.pin);
} catch (const std::exception&) {
    return;
}

PinState ClinicStore::PinOf(const std::filesystem::path& place, const std::string& user,
                            const Surroundings& around) {
    const ClinicFolder folder(place);
    const vault::KeyFile keys = folder.ReadKeys();
    const vault::KeySlot* slot = keys.OfUser(user);
    if (slot == nullptr || !slot->pin) return PinState::None;
    const DeviceSecrets devices(around.devices, keys.clinic, slot->user);
    if (devices.Tried(*slot->pin) >= model::kPinTries) return PinState::TooOftenWrong;
    return devices.Read(*slot->pin).empty() ? PinState::OtherComputer : PinState::Ready;
}

std::unique_ptr<ClinicStore> ClinicStore::OpenWithPin(const std::filesystem::path& folder,
                                                      const std::string& user, const std::string& pin,
                                                      const Surroundings& around) {
    auto data = std::make_unique<Data>(ClinicFolder(folder), around);
    data->TakeFolder();
    data->Try(user, [&] {
        const vault::KeySlot* slot = data->keys.OfUser(user);
        if (!slot) throw Error(ErrorKind::NoAccess, Msg("There is no PIN; use the passphrase."));
        const DeviceSecrets devices(around.devices, data->keys.clinic, slot->user);
        auto opened = OpenPinned(data->keys.clinic, *slot, pin, devices);
        data->data_key = std::move(opened.data_key);
        data->signing_seed = std::move(opened.signing_seed);
    });
    data->Start(user);
    data->Welcome("clinic.open");
    data->folder.MendKeys(data->keys);
    return std::unique_ptr<ClinicStore>(new ClinicStore(std::move(data)));
}

void ClinicStore::SetPin(const std::string& passphrase, const std::string& pin) {
    const std::string own = m_data->user.id.value;
    m_data->Require(Operation::ChangeOwnPassphrase, own);
    m_data->RequireNoWork();
    if (!model::MayBePin(pin))
        throw Error(ErrorKind::Refused,
                    Msg("A PIN has 6 to 12 digits, which are neither all the same nor a plain run."));
    const vault::OpenedSlot opened = m_data->OpenOwn(passphrase);
    const DeviceSecrets devices(m_data->around.Devices(), m_data->keys.clinic, own);
    const vault::Secret device = vault::Secret::Random(vault::kDeviceSecretBytes);
    vault::KeyFile next = m_data->keys;
    vault::KeySlot& slot = *next.OfId(own);
    vault::SetPin(next.clinic, slot, pin, device, m_data->around.Cost(), opened);
    const std::optional<vault::PinSlot> set = slot.pin;
    devices.Keep(*set, device);
    Log("pin.set", own);
    m_data->TakeKeys(std::move(next), m_data->user.id);
    devices.ForgetOthers(set);
}

void ClinicStore::RemovePin() {
    const std::string own = m_data->user.id.value;
    m_data->Require(Operation::ChangeOwnPassphrase, own);
    m_data->RequireNoWork();
    vault::KeyFile next = m_data->keys;
    vault::KeySlot* slot = next.OfId(own);
    if (slot == nullptr || !slot->pin) return;
    slot->pin.reset();
    Log("pin.remove", own);
    m_data->TakeKeys(std::move(next), m_data->user.id);
    DeviceSecrets(m_data->around.Devices(), m_data->keys.clinic, own).ForgetOthers({});
}

std::function<SigningKey(const std::string&)> ClinicStore::UnlockerWithPin() const {
    m_data->Require(Operation::SignVisit);
    return ReturnerWithPin();
}

std::function<SigningKey(const std::string&)> ClinicStore::ReturnerWithPin() const {
    const vault::KeySlot* slot = m_data->keys.OfUser(m_data->user.name);
    if (!slot) throw Error(ErrorKind::NoAccess, Msg("This person has no key to sign with."));
    return [tries = m_data->AllTries(), clinic = m_data->keys.clinic, own = *slot,
            devices = DeviceSecrets(m_data->around.Devices(), m_data->keys.clinic, slot->user)](
               const std::string& pin) {
        auto opened = tries.At([&] { return OpenPinned(clinic, own, pin, devices); });
        return KeyOf(clinic, own, std::move(opened.signing_seed));
    };
}

}  // namespace store
