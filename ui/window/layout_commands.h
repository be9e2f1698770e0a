#pragma once

// The choice of a layout and its plane: entries of the Layout menu with their keys, and the pane
// grid that follows them, also when segmentations come and go. Remembered in the preferences.

#include "ui/panes/layouts.h"
#include "ui/settings/preferences.h"
#include "ui/widgets/actions.h"

#include <QObject>

#include <map>
#include <optional>
#include <vector>

class QMenu;

namespace glioscope {

class PaneGrid;

class LayoutCommands : public QObject {
    Q_OBJECT
public:
    /// All must outlive this object.
    struct Context {
        const Actions& actions;
        ViewState& state;
        PaneGrid& panes;
        Preferences& preferences;
    };
    /// Fills `menu` and shows the layout of the preferences.
    LayoutCommands(const Context& context, QMenu* menu, QObject* parent);

    void chooseLayout(const LayoutInfo& layout);
    void choosePlane(SlicePlane plane);
    /// Shows these segmentations beside each other, until one comes or goes.
    void compare(std::vector<LayerId> layers);
    /// Those, where it was called and none came or went; nothing else.
    [[nodiscard]] const std::optional<std::vector<LayerId>>& compared() const { return m_compared; }
    /// The layout of this key, or the present one where there is none, with all that was chosen
    /// about it.
    void restore(const PanePreferences& panes, std::optional<std::vector<LayerId>> compared);

private:
    void addLayouts(QMenu* menu);
    void addPlanes(QMenu* menu);
    [[nodiscard]] const LayoutInfo& layout() const;
    void apply();
    [[nodiscard]] std::vector<LayerId> segmentations() const;

    Context m;
    ViewState::Subscription m_subscription;
    std::map<const LayoutInfo*, QAction*> m_layoutActions;
    std::optional<std::vector<LayerId>> m_compared;
    std::vector<LayerId> m_comparedAmong;  ///< all segmentations that there were then
};

}  // namespace glioscope
