#include "viewer/slices/camera_group.h"

#include <algorithm>
#include <utility>

namespace glioscope {

std::shared_ptr<CameraGroup::Member> CameraGroup::join()
{
    std::erase_if(m_members, [](const auto& member) { return member.expired(); });
    auto member = std::make_shared<Member>();
    m_members.push_back(member);
    return member;
}

void CameraGroup::setFit(Member& member, const std::optional<CameraPosition>& fit)
{
    member.fit = fit;
    if (m_fitted) {
        settle();
    }
}

void CameraGroup::move(const CameraPosition& position)
{
    m_fitted = false;
    set(position);
}

void CameraGroup::fit()
{
    m_fitted = true;
    settle();
}

/// Takes the first member's centre, and of all magnifications the least.
void CameraGroup::settle()
{
    std::optional<CameraPosition> fitted;
    for (const auto& weak : m_members) {
        const auto member = weak.lock();
        if (!member || !member->fit) {
            continue;
        }
        if (!fitted) {
            fitted = member->fit;
        }
        fitted->pixelsPerMm = std::min(fitted->pixelsPerMm, member->fit->pixelsPerMm);
    }
    if (fitted) {
        set(*fitted);
    }
}

void CameraGroup::set(const CameraPosition& position)
{
    if (!(position == m_position)) {
        m_position = position;
        m_listeners.tell(position);
    }
}

CameraGroup::Subscription CameraGroup::subscribe(Listeners<CameraPosition>::Listener listener)
{
    return m_listeners.subscribe(std::move(listener));
}

}  // namespace glioscope
