#include "ui/status_readout.h"

#include "ui/case_session.h"

#include <QLabel>
#include <QStatusBar>
#include <QStringList>

#include <cmath>

namespace glioscope {
namespace {

QString fromView(std::string_view text)
{
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

template <typename T>
std::optional<T> valueAt(const Volume<T>& volume, const Vec3& lps)
{
    const Index3 voxel = volume.geometry.nearestVoxel(lps);
    if (!volume.geometry.contains(voxel)) {
        return std::nullopt;
    }
    return volume.at(voxel[0], voxel[1], voxel[2]);
}

/// Four significant digits, and every digit before the point up to a million.
QString numberText(double value)
{
    const double size = std::abs(value);
    return size >= 1000 && size < 1e6 ? QString::number(value, 'f', 0)
                                      : QString::number(value, 'g', 4);
}

QLabel* addLabel(QStatusBar* bar, const QString& name, bool permanent)
{
    auto* label = new QLabel;
    label->setObjectName(name);
    label->setMargin(4);
    permanent ? bar->addPermanentWidget(label) : bar->addWidget(label);
    return label;
}

}  // namespace

QString positionText(const Vec3& lps)
{
    constexpr const char* letters[3][2] = {{"R", "L"}, {"A", "P"}, {"I", "S"}};
    QStringList parts;
    for (std::size_t axis = 0; axis < 3; ++axis) {
        const double value = std::abs(lps[axis]) < 0.05 ? 0 : lps[axis];
        parts << QStringLiteral("%1 %2")
                     .arg(QString::fromLatin1(letters[axis][value >= 0]))
                     .arg(std::abs(value), 0, 'f', 1);
    }
    return QStringLiteral("%1 mm").arg(parts.join(QStringLiteral("  ")));
}

QString valuesText(const ViewState& state, const Vec3& lps)
{
    QStringList parts;
    for (const Sequence sequence : kAllSequences) {
        if (const auto& image = state.image(sequence)) {
            const std::optional<float> value = valueAt(*image, lps);
            const QString number = value ? numberText(double(*value)) : QStringLiteral("–");
            parts << QStringLiteral("%1 %2").arg(fromView(displayName(sequence)), number);
        }
    }
    if (const OverlayLayer* layer = state.activeLayer()) {
        const std::optional<Label> label = valueAt(*layer->map, lps);
        if (label && *label != Label::Background) {
            parts << fromView(displayName(*label));
        }
    }
    return parts.join(QStringLiteral("   "));
}

StatusReadout::StatusReadout(QStatusBar* bar, ViewState& state, CaseSession& session,
                             QObject* parent)
    : QObject(parent),
      m_state(state),
      m_session(session),
      m_position(addLabel(bar, QStringLiteral("statusPosition"), false)),
      m_values(addLabel(bar, QStringLiteral("statusValues"), false)),
      m_resampled(addLabel(bar, QStringLiteral("statusResampled"), true)),
      m_scheme(addLabel(bar, QStringLiteral("statusScheme"), true)),
      m_convention(addLabel(bar, QStringLiteral("statusConvention"), true))
{
    m_resampled->setStyleSheet(
        QStringLiteral("color: #1b1f24; background: #f0b429; padding: 0 6px; border-radius: 3px;"));
    connect(&session, &CaseSession::opened, this, &StatusReadout::showStanding);
    m_subscription = state.subscribe([this](Changes changes) {
        if (changes.has(Change::Display)) {
            showStanding();
        }
        if (changes.hasAny(Change::Cursor | Change::Layers | Change::Images)) {
            refresh();
        }
    });
    showStanding();
    refresh();
}

void StatusReadout::showPointer(const std::optional<Vec3>& lps)
{
    m_pointer = lps;
    refresh();
}

void StatusReadout::refresh()
{
    if (!m_state.shownImage()) {
        m_position->clear();
        m_values->clear();
        return;
    }
    const Vec3 lps = m_pointer.value_or(m_state.cursorLps());
    const Index3 voxel = m_state.shownImage()->geometry.nearestVoxel(lps);
    m_position->setText(tr("%1   voxel %2, %3, %4")
                            .arg(positionText(lps))
                            .arg(voxel[0])
                            .arg(voxel[1])
                            .arg(voxel[2]));
    m_values->setText(valuesText(m_state, lps));
}

void StatusReadout::showStanding()
{
    m_convention->setText(m_state.convention() == Convention::Radiological
                              ? tr("Radiological: the patient's left is on the right")
                              : tr("Neurological: the patient's left is on the left"));
    const Case* openCase = m_session.current();
    QStringList resampled;
    for (const Sequence sequence : kAllSequences) {
        const auto& image = m_state.image(sequence);
        if (image && !samePhysicalGrid(image->geometry, m_state.referenceGrid())) {
            resampled << fromView(displayName(sequence));
        }
    }
    m_resampled->setVisible(!resampled.isEmpty());
    m_resampled->setText(tr("Resampled: %1").arg(resampled.join(QStringLiteral(", "))));
    m_resampled->setToolTip(
        tr("These sequences lie on another grid and are shown resampled through "
           "world space."));
    m_scheme->setVisible(openCase && openCase->labels);
    if (openCase && openCase->labels) {
        m_scheme->setText(tr("Labels: %1").arg(fromView(displayName(openCase->labels->scheme))));
    }
}

}  // namespace glioscope
