#pragma once

// The centre and zoom that several panes share, in the world: panes of other planes, sizes and
// grids too. Until it is moved a group is fitted: each pane says what it would take to show all of
// its content, and the least magnification serves all. Knows no pane; belongs to one thread.

#include "segmentation/session/listeners.h"
#include "segmentation/volume/geometry.h"

#include <memory>
#include <optional>
#include <vector>

namespace glioscope {

struct CameraPosition {
    Vec3 centreLps = {0, 0, 0};
    double pixelsPerMm = 1;  ///< device pixels
    bool operator==(const CameraPosition&) const = default;
};

class CameraGroup {
public:
    using Subscription = Listeners<CameraPosition>::Subscription;

    /// A pane's part in the group, which it leaves by letting go of this.
    struct Member {
        std::optional<CameraPosition> fit;  ///< nothing: the pane has no say, as while hidden
    };
    [[nodiscard]] std::shared_ptr<Member> join();
    void setFit(Member& member, const std::optional<CameraPosition>& fit);

    [[nodiscard]] const CameraPosition& position() const { return m_position; }
    [[nodiscard]] bool isFitted() const { return m_fitted; }
    /// Ends the fitted state.
    void move(const CameraPosition& position);
    void fit();

    /// Told of every other position.
    [[nodiscard]] Subscription subscribe(Listeners<CameraPosition>::Listener listener);

private:
    void settle();
    void set(const CameraPosition& position);

    CameraPosition m_position;
    bool m_fitted = true;
    std::vector<std::weak_ptr<const Member>> m_members;
    Listeners<CameraPosition> m_listeners;
};

}  // namespace glioscope
