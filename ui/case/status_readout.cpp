#include "ui/case/status_readout.h"

#include "segmentation/volume/value_at.h"
#include "ui/case/case_session.h"
#include "ui/case/intensity_text.h"
#include "ui/widgets/long_text.h"
#include "ui/widgets/number_text.h"
#include "ui/widgets/sentence_text.h"
#include "ui/widgets/shown_names.h"
#include "ui/widgets/text.h"

#include <QEvent>
#include <QLabel>
#include <QSizeGrip>
#include <QStatusBar>

#include <algorithm>
#include <array>
#include <cmath>

namespace glioscope {
namespace {

constexpr int kPartsToLeaveOut = 4;
constexpr int kGap = 6;         // that QStatusBar leaves beside each
constexpr int kGripWidth = 20;  // at its end

/// "vnet: Oedema"; empty where it has no label there.
QString labelText(const Layer* layer, const Vec3& lps)
{
    if (!layer || !layer->labels()) {
        return {};
    }
    const std::optional<Label> label = valueAt(*layer->labels()->map, lps);
    return label && *label != Label::Background
               ? QStringLiteral("%1: %2").arg(shortened(QString::fromStdString(layer->name), 24),
                                              shownName(displayName(*label)))
               : QString();
}

/// "WT 0.93 TC 0.41": of every map of a segmentation; empty where it has none there.
QString mapValues(const Document& document, const Layer* segmentation, const Vec3& lps)
{
    QStringList values;
    for (const Layer* map :
         segmentation ? mapsOf(document, *segmentation) : std::vector<const Layer*>()) {
        const ScalarContent& content = *map->scalar();
        if (const std::optional<std::uint8_t> value = valueAt(*content.values, lps)) {
            values << QStringLiteral("%1 %2").arg(shownName(shortName(content)),
                                                  shownValue(valueText(content, *value)));
        }
    }
    return values.join(QLatin1Char(' '));
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
                     .arg(shownNumber(std::abs(value), 'f', 1));
    }
    return QStringLiteral("%1 mm").arg(parts.join(QStringLiteral("  ")));
}

QString valuesText(const ViewState& state, const Vec3& lps, std::span<const Sequence> sequences,
                   const std::vector<LayerId>& layers)
{
    QStringList parts;
    for (const Sequence sequence : sequences) {
        if (const auto& image = state.image(sequence)) {
            const std::optional<float> value = valueAt(*image, lps);
            const QString number = value ? intensityText(double(*value)) : QStringLiteral("–");
            parts << QStringLiteral("%1 %2").arg(toQString(displayName(sequence)), number);
        }
    }
    if (layers.empty()) {
        for (const Layer& layer : state.document().layers()) {
            parts << labelText(&layer, lps);
        }
        parts << mapValues(state.document(), state.activeLayer(), lps);
    }
    for (const LayerId id : layers) {
        const Layer* layer = state.document().layer(id);
        parts << labelText(layer, lps) << mapValues(state.document(), layer, lps);
    }
    parts.removeAll(QString());
    return parts.join(QStringLiteral("   "));
}

StatusReadout::StatusReadout(QStatusBar* bar, ViewState& state, CaseSession& session,
                             QObject* parent)
    : QObject(parent),
      m_bar(bar),
      m_state(state),
      m_session(session),
      m_position(addLabel(bar, QStringLiteral("statusPosition"), false)),
      m_values(addLabel(bar, QStringLiteral("statusValues"), false)),
      m_resampled(addLabel(bar, QStringLiteral("statusResampled"), true)),
      m_orientation(addLabel(bar, QStringLiteral("statusOrientation"), true)),
      m_scheme(addLabel(bar, QStringLiteral("statusScheme"), true)),
      m_convention(addLabel(bar, QStringLiteral("statusConvention"), true))
{
    for (QLabel* badge : {m_resampled, m_orientation}) {
        badge->setStyleSheet(QStringLiteral(
            "color: #1b1f24; background: #f0b429; padding: 0 6px; border-radius: 3px;"));
    }
    connect(&session, &CaseSession::opened, this, &StatusReadout::showStanding);
    m_subscription = state.subscribe([this](Changes changes) {
        if (changes.has(Change::Display)) {
            showStanding();
        }
        if (changes.has(Change::Images)) {
            m_leftOut = 0;
        }
        if (changes.hasAny(Change::Cursor | Change::Layers | Change::Images | Change::Sequence)) {
            refresh();
        }
    });
    bar->installEventFilter(this);
    showStanding();
    refresh();
}

void StatusReadout::showPointer(const std::optional<Vec3>& lps, const std::vector<LayerId>& layers)
{
    m_pointer = lps;
    m_layers = layers;
    refresh();
}

void StatusReadout::refresh()
{
    if (!m_state.shownImage()) {
        m_positionForms.clear();
        m_valuesForms.clear();
        fit();
        return;
    }
    const Vec3 lps = m_pointer.value_or(m_state.cursorLps());
    const Index3 voxel = m_state.shownImage()->geometry.nearestVoxel(lps);
    const QString position = positionText(lps);
    const QString voxelText = tr("voxel %1, %2, %3").arg(voxel[0]).arg(voxel[1]).arg(voxel[2]);
    m_positionForms = {QStringLiteral("%1   %2").arg(position, voxelText), position};
    const std::array shown = {m_state.sequence()};
    m_valuesForms = {valuesText(m_state, lps, kAllSequences, m_layers),
                     valuesText(m_state, lps, shown, m_layers)};
    fit();
}

void StatusReadout::showStanding()
{
    const bool radiological = m_state.convention() == Convention::Radiological;
    m_convention->setText(radiological ? tr("Radiological") : tr("Neurological"));
    m_convention->setToolTip(radiological ? tr("Radiological: the patient's left is on the right")
                                          : tr("Neurological: the patient's left is on the left"));
    m_convention->setAccessibleName(m_convention->toolTip());
    const Case* openCase = m_session.current();
    QStringList resampled;
    for (const Sequence sequence : kAllSequences) {
        if (m_state.imageIsResampled(sequence)) {
            resampled << toQString(displayName(sequence));
        }
    }
    const QString names = resampled.join(QStringLiteral(", "));
    m_resampled->setVisible(!resampled.isEmpty());
    m_resampledForms = {tr("Resampled: %1").arg(names), tr("Resampled")};
    m_resampled->setToolTip(
        tr("These sequences lie on another grid and are shown resampled through "
           "world space: %1.")
            .arg(names));
    showOrientation(openCase);
    if (openCase && openCase->labels) {
        const QString scheme = shownName(displayName(openCase->labels->scheme));
        m_scheme->setText(scheme.section(QStringLiteral(" ("), 0, 0));
        m_scheme->setToolTip(tr("Labels: %1").arg(scheme));
        m_scheme->setAccessibleName(m_scheme->toolTip());
    } else {
        m_scheme->clear();
    }
    m_leftOut = 0;
    fit();
}

void StatusReadout::showOrientation(const Case* openCase)
{
    QStringList doubts;
    for (const Sequence sequence : kAllSequences) {
        const auto slot = static_cast<std::size_t>(sequence);
        if (openCase && m_state.image(sequence) && !openCase->orientationDoubts[slot].empty()) {
            doubts << tr("%1 %2.").arg(toQString(displayName(sequence)),
                                       shownSentence(openCase->orientationDoubts[slot]));
        }
    }
    m_orientation->setVisible(!doubts.isEmpty());
    m_orientation->setText(tr("Orientation uncertain"));
    m_orientation->setToolTip(
        tr("Left and right may be exchanged: %1 Check it against the original series.")
            .arg(doubts.join(QLatin1Char(' '))));
}

bool StatusReadout::eventFilter(QObject* bar, QEvent* event)
{
    if (event->type() == QEvent::Resize) {
        refit();
    }
    return QObject::eventFilter(bar, event);
}

void StatusReadout::refit()
{
    m_leftOut = 0;
    fit();
}

bool StatusReadout::isOwn(const QWidget* part) const
{
    return part == m_position || part == m_values || part == m_resampled || part == m_orientation ||
           part == m_scheme || part == m_convention;
}

/// Leaves out as many parts as it takes, the least needed first.
void StatusReadout::fit()
{
    showForms();
    while (m_leftOut < kPartsToLeaveOut && missingWidth() > 0) {
        ++m_leftOut;
        showForms();
    }
    if (const int missing = missingWidth(); missing > 0) {
        const int room = m_values->fontMetrics().horizontalAdvance(m_values->text()) - missing;
        m_values->setText(m_values->fontMetrics().elidedText(m_values->text(), Qt::ElideRight,
                                                             std::max(0, room)));
    }
}

void StatusReadout::showForms()
{
    const auto form = [this](const QStringList& forms, int part) {
        return forms.value(m_leftOut >= part ? 1 : 0);
    };
    m_resampled->setText(form(m_resampledForms, 1));
    m_position->setText(form(m_positionForms, 3));
    m_scheme->setVisible(!m_scheme->text().isEmpty() && m_leftOut < 2);
    m_values->setText(form(m_valuesForms, kPartsToLeaveOut));
    m_position->setToolTip(m_positionForms.value(0));
    m_values->setToolTip(m_valuesForms.value(0));
}

int StatusReadout::missingWidth() const
{
    int wanted = kGripWidth;
    for (const QLabel* label :
         {m_position, m_values, m_resampled, m_orientation, m_scheme, m_convention}) {
        // A passing message hides those on the left.
        if (label == m_position || label == m_values || !label->isHidden()) {
            wanted += label->sizeHint().width() + kGap;
        }
    }
    for (const QWidget* other : m_bar->findChildren<QWidget*>(Qt::FindDirectChildrenOnly)) {
        if (!isOwn(other) && !other->isHidden() && !qobject_cast<const QSizeGrip*>(other)) {
            wanted += other->sizeHint().width() + kGap;
        }
    }
    return wanted - m_bar->width();
}

}  // namespace glioscope
