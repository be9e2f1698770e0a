#include "ui/session/session_parts.h"

#include "ui/panes/slice_pane.h"

#include <algorithm>

namespace glioscope {

const SlicePane* paneOf(const PaneGrid& panes, const CameraGroup& group)
{
    const auto found = std::ranges::find(
        panes.slicePanes(), &group, [](const SlicePane* pane) { return &pane->scene().cameras(); });
    return found == panes.slicePanes().end() ? nullptr : *found;
}

}  // namespace glioscope
