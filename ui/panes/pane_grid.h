#pragma once

// The panes of the window in rows and columns, made from a Layout; one of them may take the whole
// space. Knows where the pointer is, so that keys act there.

#include "ui/panes/mouse_preset.h"
#include "viewer/state/pane_spec.h"

#include <QWidget>

#include <memory>
#include <optional>
#include <vector>

namespace glioscope {

class CameraGroup;
class MeasureDesk;
class Pane;
class PaneDivider;
class SlicePane;
class VolumePane;

/// How rows and columns share the space, as parts of any sum; none where all are equal.
struct PaneShares {
    std::vector<double> rows;
    std::vector<double> columns;
    bool operator==(const PaneShares&) const = default;
};

class PaneGrid : public QWidget {
    Q_OBJECT
public:
    /// Begins with the first layout of the table. `state` must outlive the grid.
    explicit PaneGrid(ViewState& state, QWidget* parent = nullptr);
    ~PaneGrid() override;

    /// Shows these panes in place of the ones before. Cameras are kept where the panes differ in
    /// nothing but what they show of sequences and segmentations, and fitted otherwise.
    void arrange(const Layout& layout);
    [[nodiscard]] const Layout& arrangement() const { return m_arrangement; }

    /// In reading order, as long as the arrangement stays.
    [[nodiscard]] const std::vector<Pane*>& panes() const { return m_panes; }
    [[nodiscard]] const std::vector<SlicePane*>& slicePanes() const { return m_slicePanes; }
    /// The first of this plane; null where there is none.
    [[nodiscard]] SlicePane* slicePane(SlicePlane plane) const;
    /// Null where the layout has none.
    [[nodiscard]] VolumePane* volumePane() const { return m_volumePane; }

    /// The pane that keys act on: the focused one, which the pointer entered last or Tab led to,
    /// else the one under the pointer, else the first.
    [[nodiscard]] Pane* activePane() const;
    /// The same among slice panes alone; null where the 3D pane is meant.
    [[nodiscard]] SlicePane* activeSlicePane() const;

    /// What lies under the pointer in whichever slice pane; nothing while it is in none.
    [[nodiscard]] std::optional<Vec3> pointerLps() const;

    /// Segmentations that panes draw by their own choice, in reading order.
    [[nodiscard]] std::vector<LayerId> namedLayers() const;

    void setMousePreset(MousePreset preset);
    /// In every slice pane; the desk must outlive the grid.
    void setMeasureDesk(MeasureDesk& desk);
    /// Of the groups of the arrangement, by number.
    [[nodiscard]] const std::vector<std::shared_ptr<CameraGroup>>& cameras() const
    {
        return m_groups;
    }
    void resetAllViews();
    /// In every slice pane.
    void bringIntoSight(const Vec3& lps);
    /// Gives one pane all the space, or with null brings the layout back.
    void maximise(Pane* pane);
    [[nodiscard]] Pane* maximisedPane() const { return m_maximised; }

    /// Shares for another number of rows or columns count as equal.
    void setShares(const PaneShares& shares);
    [[nodiscard]] const PaneShares& shares() const { return m_shares; }

    QSize minimumSizeHint() const override;
    QSize sizeHint() const override { return minimumSizeHint(); }

Q_SIGNALS:
    /// pointerLps() may be another.
    void pointerMoved();
    void contextMenuWanted(const QPoint& globalPosition);
    /// A click in a slice pane; `at` is a point of the grid.
    void clicked(const Vec3& lps, const QPoint& at);
    /// True while the key that shows the pictures without overlay is held.
    void peeking(bool held);
    /// The user shared the space otherwise.
    void sharesChanged();
    /// Another arrangement, pane that has all the space, centre or zoom.
    void viewChanged();

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void makeGroups(const Layout& layout);
    [[nodiscard]] SlicePane* takeSlicePane(const PaneSpec& spec);
    [[nodiscard]] VolumePane* takeVolumePane();
    void connectPane(Pane* pane);
    void showPanes();
    void placePanes();
    void makeDividers();
    void addDivider(Qt::Orientation orientation, int line);
    void placeDividers(const std::vector<int>& rows, const std::vector<int>& columns);
    void moveLine(Qt::Orientation orientation, int line, int position);
    [[nodiscard]] std::vector<int> rowLines() const;
    [[nodiscard]] std::vector<int> columnLines() const;

    ViewState& m_state;
    MousePreset m_preset = MousePreset::Radiology;
    MeasureDesk* m_desk = nullptr;
    Layout m_arrangement;
    std::vector<std::shared_ptr<CameraGroup>> m_groups;  ///< by number
    std::vector<std::shared_ptr<const void>> m_watched;  ///< subscriptions to them
    std::vector<Pane*> m_panes;
    std::vector<SlicePane*> m_slicePanes;
    VolumePane* m_volumePane = nullptr;
    std::vector<SlicePane*> m_ownSlicePanes;  ///< all ever needed; some may be hidden
    VolumePane* m_ownVolumePane = nullptr;
    Pane* m_maximised = nullptr;
    PaneShares m_shares;
    struct Divider {
        PaneDivider* widget;
        Qt::Orientation orientation;
        int line;  ///< row or column behind it
    };
    std::vector<Divider> m_dividers;
};

}  // namespace glioscope
