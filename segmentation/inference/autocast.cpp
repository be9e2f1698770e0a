#include "segmentation/inference/autocast.h"

#include <ATen/autocast_mode.h>

namespace glioscope {

Autocast::Autocast(const c10::Device& device, bool enabled)
    : m_device(device.type()),
      m_before(at::autocast::is_autocast_enabled(m_device)),
      m_typeBefore(at::autocast::get_autocast_dtype(m_device))
{
    at::autocast::set_autocast_enabled(m_device, enabled);
    at::autocast::set_autocast_dtype(m_device, at::kBFloat16);
    at::autocast::increment_nesting();
}

Autocast::~Autocast()
{
    if (at::autocast::decrement_nesting() == 0) {
        at::autocast::clear_cache();
    }
    at::autocast::set_autocast_enabled(m_device, m_before);
    at::autocast::set_autocast_dtype(m_device, m_typeBefore);
}

}  // namespace glioscope
