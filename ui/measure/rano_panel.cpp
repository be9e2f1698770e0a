#include "ui/measure/rano_panel.h"

#include "segmentation/measurement/rano.h"
#include "ui/measure/lesion_measuring.h"
#include "ui/measure/measurement_texts.h"
#include "ui/widgets/figure_table.h"
#include "ui/widgets/labelled_row.h"
#include "ui/widgets/number_text.h"

#include <QAction>
#include <QCheckBox>
#include <QGridLayout>
#include <QHeaderView>
#include <QLabel>
#include <QSpinBox>
#include <QTableView>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace glioscope {
namespace {

constexpr int kMostRows = 6;
constexpr int kMostTargets = 20;

}  // namespace

RanoPanel::RanoPanel(MeasurementList& list, const LesionMeasuring& measuring, QAction* measure,
                     QWidget* parent)
    : QWidget(parent), m_list(list), m_measuring(measuring)
{
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    addChoices(*layout, measure);
    addFigures(*layout);
    m_subscription = list.subscribe([this](MeasurementList::Change) { showState(); });
    connect(&measuring, &LesionMeasuring::changed, this, &RanoPanel::showState);
    connect(m_targets, &QSpinBox::valueChanged, this, &RanoPanel::showState);
    connect(m_targets, &QSpinBox::valueChanged, this, &RanoPanel::choicesChanged);
    connect(m_withNecrosis, &QCheckBox::toggled, this, &RanoPanel::choicesChanged);
    showState();
}

void RanoPanel::addChoices(QVBoxLayout& layout, QAction* measure)
{
    auto* grid = new QGridLayout;
    m_targets = new QSpinBox;
    m_targets->setObjectName(QStringLiteral("ranoTargets"));
    m_targets->setRange(1, kMostTargets);
    m_targets->setValue(kRanoTargets);
    m_targets->setToolTip(
        tr("At most so many measurable lesions are summed, the largest products first. RANO of "
           "2010 takes up to five; what a trial's protocol says goes before."));
    addLabelledRow(*grid, tr("Target les&ions"), m_targets);
    layout.addLayout(grid);
    m_withNecrosis = new QCheckBox(tr("Necrotic core &belongs to the lesion"));
    m_withNecrosis->setObjectName(QStringLiteral("ranoWithNecrosis"));
    m_withNecrosis->setToolTip(
        tr("Off, lines stay within enhancing tumour: RANO measures no cyst and "
           "no cavity, and no label tells necrosis from a cyst. It counts when "
           "lesions are measured."));
    layout.addWidget(m_withNecrosis);
    auto* button = new QToolButton;
    button->setDefaultAction(measure);
    button->setObjectName(QStringLiteral("measureLesions"));
    layout.addWidget(button);
    m_working = makeWrappedLabel(QStringLiteral("ranoWorking"));
    m_working->setText(tr("Measuring…"));
    layout.addWidget(m_working);
}

void RanoPanel::addFigures(QVBoxLayout& layout)
{
    m_rows = new FigureRows(ranoColumns(), this);
    m_table = makeFigureTable(m_rows, QStringLiteral("ranoLesions"),
                              tr("Enhancing lesions, the largest product first"));
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    const auto choose = [this](const QModelIndex& index) { this->choose(index.row()); };
    connect(m_table, &QTableView::clicked, this, choose);
    connect(m_table, &QTableView::activated, this, choose);
    layout.addWidget(m_table);
    m_sum = makeWrappedLabel(QStringLiteral("ranoSum"));
    layout.addWidget(m_sum);
    auto* rule = makeWrappedLabel(QStringLiteral("ranoRule"));
    rule->setText(
        tr("A calculation, not a diagnosis. Rule: Wen et al., RANO, J Clin Oncol 2010;28:1963 and "
           "2023;41:5187; how many targets count is the protocol's to say."));
    layout.addWidget(rule);
}

RanoChoices RanoPanel::choices() const
{
    return {.targets = m_targets->value(), .withNecrosis = m_withNecrosis->isChecked()};
}

void RanoPanel::setChoices(const RanoChoices& choices)
{
    m_targets->setValue(choices.targets);
    m_withNecrosis->setChecked(choices.withNecrosis);
}

void RanoPanel::showState()
{
    const RanoSum sum = ranoSum(m_list.all(), m_targets->value());
    m_working->setVisible(m_measuring.isMeasuring());
    m_rows->show(ranoRows(sum));
    const bool any = !sum.lesions.empty();
    m_table->setVisible(any);
    m_sum->setVisible(any);
    fitHeight(*m_table, std::clamp(m_rows->rowCount(), 1, kMostRows));
    QString text = any ? ranoSentence(sum) : QString();
    if (any && m_measuring.smaller() > 0) {
        text += QLatin1Char(' ') + tr("Parts below 5 mm, not listed: %1, together %2 ml.")
                                       .arg(m_measuring.smaller())
                                       .arg(shownNumber(m_measuring.smallerMl(), 'f', 3));
    }
    m_sum->setText(text);
    const auto selected = m_list.selected();
    const auto row = std::ranges::find(sum.lesions, selected.value_or(0), &RanoLesion::id);
    row == sum.lesions.end() ? m_table->clearSelection()
                             : m_table->selectRow(static_cast<int>(row - sum.lesions.begin()));
}

void RanoPanel::choose(int row)
{
    const RanoSum sum = ranoSum(m_list.all(), m_targets->value());
    if (row >= 0 && static_cast<std::size_t>(row) < sum.lesions.size()) {
        Q_EMIT chosen(sum.lesions[static_cast<std::size_t>(row)].id);
    }
}

}  // namespace glioscope
