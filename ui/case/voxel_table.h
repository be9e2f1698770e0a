#pragma once

// What every image and every segmentation has at the place that was clicked, as a small table over
// the pictures: intensities, and of each segmentation its label and the probabilities it was made
// of. It stays until the next click, Esc, another case or another place of the pane, and
// takes neither mouse nor keys.

#include "viewer/state/view_state.h"

#include <QFrame>
#include <QPointer>

#include <optional>

class QLabel;

namespace glioscope {

class VoxelTable : public QFrame {
    Q_OBJECT
public:
    /// Over `panes`; `state` must outlive the table.
    VoxelTable(ViewState& state, QWidget* panes);

    /// Beside `at`, a point of `panes`.
    void showPlace(const Vec3& lps, const QPoint& at);
    /// What it says, as text.
    [[nodiscard]] QString text() const;

protected:
    /// Of the clicked pane, which may move away under the table.
    bool eventFilter(QObject* pane, QEvent* event) override;

private:
    void refresh();
    void place();

    const ViewState& m_state;
    ViewState::Subscription m_subscription;
    QLabel* m_text;
    std::optional<Vec3> m_lps;
    QPoint m_at;
    QPointer<QWidget> m_pane;  ///< that was clicked
};

/// The table as HTML: a row an image, a row a segmentation.
[[nodiscard]] QString voxelTableHtml(const ViewState& state, const Vec3& lps);

}  // namespace glioscope
