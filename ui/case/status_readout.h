#pragma once

// The status bar: what lies under the pointer on the left, what always holds on the right
// (convention, uncertain orientation, resampled sequences, the labels' scheme). Where it is too
// narrow, whole parts give way and stay in the tooltips; no number is cut. Reads session and state.

#include "viewer/state/view_state.h"

#include <QObject>
#include <QString>
#include <QStringList>

#include <optional>
#include <span>
#include <vector>

class QLabel;
class QStatusBar;
class QWidget;

namespace glioscope {

class CaseSession;
struct Case;

class StatusReadout : public QObject {
    Q_OBJECT
public:
    /// Adds its labels to `bar`; state and session must outlive it.
    StatusReadout(QStatusBar* bar, ViewState& state, CaseSession& session, QObject* parent);

    /// Shows the place under the pointer; with nothing, the crosshair's. The labels there are those
    /// of `layers`, or of all where none is named.
    void showPointer(const std::optional<Vec3>& lps, const std::vector<LayerId>& layers = {});

    /// To be called when another part of the bar has come, gone or changed its width.
    void refit();

protected:
    /// Of the bar, whose width decides what is left out.
    bool eventFilter(QObject* bar, QEvent* event) override;

private:
    void showStanding();
    void showOrientation(const Case* openCase);
    void refresh();
    void fit();
    void showForms();
    [[nodiscard]] int missingWidth() const;
    [[nodiscard]] bool isOwn(const QWidget* part) const;

    QStatusBar* m_bar;
    ViewState& m_state;
    CaseSession& m_session;
    ViewState::Subscription m_subscription;
    std::optional<Vec3> m_pointer;
    std::vector<LayerId> m_layers;
    QLabel* m_position;
    QLabel* m_values;
    QLabel* m_resampled;
    QLabel* m_orientation;
    QLabel* m_scheme;
    QLabel* m_convention;
    /// Each from the longest to the shortest.
    QStringList m_positionForms, m_valuesForms, m_resampledForms;
    int m_leftOut = 0;  ///< how many parts; it only grows until the width or the case changes
};

/// "L 12.0  P 30.5  S 45.0 mm": each axis named by the direction it lies in.
[[nodiscard]] QString positionText(const Vec3& lps);
/// "FLAIR 231   T1 80   T1ce 120   T2 310   vnet: Oedema   WT 0.93 TC 0.41 ET 0.02": intensities,
/// labels and the values of their maps at a place; where `layers` names none, the labels of all
/// segmentations and the maps of the active one.
[[nodiscard]] QString valuesText(const ViewState& state, const Vec3& lps,
                                 std::span<const Sequence> sequences = kAllSequences,
                                 const std::vector<LayerId>& layers = {});

}  // namespace glioscope
