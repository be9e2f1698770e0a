#pragma once

// Who is told of something that happened. A listener lives as long as its subscription. Belongs to
// one thread; a listener may subscribe, end subscriptions and cause further events: whoever
// subscribes meanwhile hears of the next event, whoever has ended hears of none.

#include <functional>
#include <memory>
#include <utility>
#include <vector>

namespace glioscope {

template <typename Event>
class Listeners {
public:
    using Listener = std::function<void(const Event&)>;
    using Subscription = std::shared_ptr<const Listener>;

    [[nodiscard]] Subscription subscribe(Listener listener)
    {
        auto subscription = std::make_shared<const Listener>(std::move(listener));
        m_listeners.push_back(subscription);
        return subscription;
    }

    /// In the order in which they subscribed.
    void tell(const Event& event)
    {
        std::erase_if(m_listeners, [](const auto& listener) { return listener.expired(); });
        // A copy, since a listener may subscribe another.
        const auto listeners = m_listeners;
        for (const auto& weak : listeners) {
            if (const Subscription listener = weak.lock()) {
                (*listener)(event);
            }
        }
    }

private:
    std::vector<std::weak_ptr<const Listener>> m_listeners;
};

}  // namespace glioscope
