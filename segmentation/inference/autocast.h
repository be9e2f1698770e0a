#pragma once

// bfloat16 for the length of a scope. Includes LibTorch; sources of inference and training only.

#include <c10/core/Device.h>
#include <c10/core/ScalarType.h>

namespace glioscope {

/// Convolutions inside the scope run in bfloat16 where `enabled`, in their tensors' type where not;
/// weights and losses stay float32. Per thread; scopes nest.
class Autocast {
public:
    Autocast(const c10::Device& device, bool enabled);
    ~Autocast();
    Autocast(const Autocast&) = delete;
    Autocast& operator=(const Autocast&) = delete;

private:
    c10::DeviceType m_device;
    bool m_before;
    c10::ScalarType m_typeBefore;
};

}  // namespace glioscope
