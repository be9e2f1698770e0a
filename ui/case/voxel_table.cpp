#include "ui/case/voxel_table.h"

#include "segmentation/volume/value_at.h"
#include "ui/case/intensity_text.h"
#include "ui/case/status_readout.h"
#include "ui/widgets/long_text.h"
#include "ui/widgets/shown_names.h"
#include "ui/widgets/text.h"

#include <QEvent>
#include <QLabel>
#include <QTextDocument>
#include <QVBoxLayout>

#include <algorithm>
#include <vector>

namespace glioscope {
namespace {

constexpr int kAway = 18;  // from the click, so that the place itself stays in sight
constexpr int kMostLetters = 24;

QString cell(const QString& text, bool number)
{
    return QStringLiteral("<td align=\"%1\">%2</td>")
        .arg(number ? QStringLiteral("right") : QStringLiteral("left"), text.toHtmlEscaped());
}

QString row(const QStringList& cells)
{
    QString html;
    for (qsizetype n = 0; n < cells.size(); ++n) {
        html += cell(cells[n], n > 0);
    }
    return QStringLiteral("<tr>%1</tr>").arg(html);
}

/// Of all maps of all segmentations, each once.
std::vector<const Layer*> kindsOfMaps(const Document& document)
{
    std::vector<const Layer*> kinds;
    for (const Layer& layer : document.layers()) {
        if (!layer.labels()) {
            continue;
        }
        for (const Layer* map : mapsOf(document, layer)) {
            const auto same = [map](const Layer* other) {
                return choiceOf(*other->scalar()) == choiceOf(*map->scalar());
            };
            if (std::ranges::none_of(kinds, same)) {
                kinds.push_back(map);
            }
        }
    }
    return kinds;
}

QString layerRow(const Document& document, const Layer& layer,
                 const std::vector<const Layer*>& kinds, const Vec3& lps)
{
    const std::optional<Label> label = valueAt(*layer.labels()->map, lps);
    QStringList cells = {shortened(QString::fromStdString(layer.name), kMostLetters),
                         !label                        ? VoxelTable::tr("outside")
                         : *label == Label::Background ? QStringLiteral("–")
                                                       : shownName(displayName(*label))};
    for (const Layer* kind : kinds) {
        const Layer* map = mapOf(document, layer, choiceOf(*kind->scalar()));
        const auto value = map ? valueAt(*map->scalar()->values, lps) : std::nullopt;
        cells << (value ? shownValue(valueText(*map->scalar(), *value)) : QStringLiteral("–"));
    }
    return row(cells);
}

QString imagesHtml(const ViewState& state, const Vec3& lps)
{
    QStringList names, values;
    for (const Sequence sequence : kAllSequences) {
        if (const auto& image = state.image(sequence)) {
            const std::optional<float> value = valueAt(*image, lps);
            names << toQString(displayName(sequence));
            values << (value ? intensityText(double(*value)) : QStringLiteral("–"));
        }
    }
    QString html;
    for (const QStringList& line : {names, values}) {
        html += QStringLiteral("<tr>");
        for (const QString& text : line) {
            html += cell(text, true);
        }
        html += QStringLiteral("</tr>");
    }
    return QStringLiteral("<table cellspacing=\"2\" cellpadding=\"3\">%1</table>").arg(html);
}

}  // namespace

QString voxelTableHtml(const ViewState& state, const Vec3& lps)
{
    const Document& document = state.document();
    const std::vector<const Layer*> kinds = kindsOfMaps(document);
    QString html = QStringLiteral("<b>%1</b>").arg(positionText(lps)) + imagesHtml(state, lps);
    QString layers;
    for (const Layer& layer : document.layers()) {
        if (layer.labels()) {
            layers += layerRow(document, layer, kinds, lps);
        }
    }
    if (layers.isEmpty()) {
        return html;
    }
    QStringList heads = {QString(), VoxelTable::tr("Label")};
    for (const Layer* kind : kinds) {
        heads << shownName(shortName(*kind->scalar()));
    }
    return html + QStringLiteral("<table cellspacing=\"2\" cellpadding=\"3\">%1%2</table>")
                      .arg(row(heads), layers);
}

VoxelTable::VoxelTable(ViewState& state, QWidget* panes)
    : QFrame(panes), m_state(state), m_text(new QLabel)
{
    setObjectName(QStringLiteral("voxelTable"));
    setAttribute(Qt::WA_TransparentForMouseEvents);
    setFocusPolicy(Qt::NoFocus);
    // It lies on pictures, which are dark in every theme.
    setStyleSheet(
        QStringLiteral("#voxelTable { background: rgba(12, 14, 18, 225); border: 1px "
                       "solid #8a93a0; } QLabel { color: #f2f4f7; }"));
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(6, 4, 6, 4);
    m_text->setObjectName(QStringLiteral("voxelTableText"));
    m_text->setTextFormat(Qt::RichText);
    layout->addWidget(m_text);
    hide();
    m_subscription = state.subscribe([this](Changes changes) {
        if (changes.has(Change::Images)) {
            hide();
        } else if (changes.has(Change::Layers) && isVisible()) {
            refresh();
        }
    });
}

void VoxelTable::showPlace(const Vec3& lps, const QPoint& at)
{
    m_lps = lps;
    m_at = at;
    if (m_pane) {
        m_pane->removeEventFilter(this);
    }
    m_pane = parentWidget()->childAt(at);
    if (m_pane) {
        m_pane->installEventFilter(this);
    }
    refresh();
    show();
    raise();
}

bool VoxelTable::eventFilter(QObject* pane, QEvent* event)
{
    if (event->type() == QEvent::Move || event->type() == QEvent::Resize ||
        event->type() == QEvent::Hide) {
        hide();
    }
    return QFrame::eventFilter(pane, event);
}

void VoxelTable::refresh()
{
    m_text->setText(voxelTableHtml(m_state, *m_lps));
    setAccessibleName(text());
    place();
}

QString VoxelTable::text() const
{
    QTextDocument document;
    document.setHtml(m_text->text());
    return document.toPlainText();
}

/// Right and below the place, or on the other side where there is no room.
void VoxelTable::place()
{
    adjustSize();
    const QSize room = parentWidget()->size();
    const int x =
        m_at.x() + kAway + width() <= room.width() ? m_at.x() + kAway : m_at.x() - kAway - width();
    const int y = m_at.y() + kAway + height() <= room.height() ? m_at.y() + kAway
                                                               : m_at.y() - kAway - height();
    move(std::max(0, x), std::max(0, y));
}

}  // namespace glioscope
