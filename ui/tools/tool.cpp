#include "ui/tools/tool.h"

namespace glioscope {

bool Tool::press(const PaneHit&)
{
    return false;
}

bool Tool::move(const PaneHit&)
{
    return false;
}

bool Tool::release(const PaneHit&)
{
    return false;
}

bool Tool::wheel(const PaneHit&, double)
{
    return false;
}

void Tool::draw(Annotations&) const {}

}  // namespace glioscope
