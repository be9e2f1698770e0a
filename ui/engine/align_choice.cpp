#include "ui/engine/align_choice.h"

#include "ui/engine/brain_row.h"
#include "ui/widgets/labelled_row.h"
#include "ui/widgets/number_text.h"

#include <QCheckBox>
#include <QLabel>
#include <QVBoxLayout>

namespace glioscope {
namespace {

QString whyOf(const HeadCheck& check)
{
    const bool whole = check.heads() == HeadCheck::Heads::Whole;
    const QString share = shownNumber(check.brightShareOutside() * 100, 'f', 0);
    if (check.onOtherGrids() && whole) {
        return AlignChoice::tr(
                   "The sequences lie on grids of their own and show whole heads: "
                   "%1 % of what is bright lies outside the brain.")
            .arg(share);
    }
    return whole ? AlignChoice::tr(
                       "The images show whole heads: %1 % of what is bright lies "
                       "outside the brain. Models were trained on brains alone.")
                       .arg(share)
                 : AlignChoice::tr("The sequences lie on grids of their own.");
}

}  // namespace

std::vector<Notice> headNotices(const HeadCheck& check)
{
    switch (check.heads()) {
    case HeadCheck::Heads::Stripped:
        return {{Notice::Kind::Good, AlignChoice::tr("The images show brains without skull.")}};
    case HeadCheck::Heads::Whole:
        return {{Notice::Kind::Warning,
                 AlignChoice::tr("The images show whole heads: %1 % of what is bright lies outside "
                                 "the brain. Models were trained on brains alone and may mark bone "
                                 "or scalp as tumour.")
                     .arg(shownNumber(check.brightShareOutside() * 100, 'f', 0))}};
    case HeadCheck::Heads::Unknown: break;
    }
    if (check.problem().isEmpty()) {
        return {};
    }
    return {{Notice::Kind::Warning,
             AlignChoice::tr("Whether the images show brains without skull, as models need them, "
                             "is not known: %1")
                 .arg(check.problem())}};
}

AlignChoice::AlignChoice(HeadCheck& check, BrainMask& brain, QWidget* parent)
    : QWidget(parent),
      m_check(check),
      m_box(new QCheckBox(tr("Align sequences and strip the skull (&J)"))),
      m_why(makeWrappedLabel(QStringLiteral("alignReason"))),
      m_brain(new BrainRow(brain))
{
    m_box->setObjectName(QStringLiteral("alignChoice"));
    m_box->setToolTip(
        tr("Moves FLAIR, T1 and T2 onto the T1ce and takes away what is no brain, in "
           "memory: each image is resampled once, and the result lies on the T1ce's "
           "own grid"));
    m_why->setForegroundRole(QPalette::PlaceholderText);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_box);
    layout->addWidget(m_why);
    layout->addWidget(m_brain);
    connect(m_box, &QCheckBox::toggled, m_brain, &QWidget::setVisible);
    connect(m_box, &QCheckBox::toggled, this, &AlignChoice::changed);
    connect(&check, &HeadCheck::changed, this, &AlignChoice::follow);
    follow();
}

bool AlignChoice::isChosen() const
{
    return m_isOffered && m_box->isChecked();
}

/// Once it was offered for a case, the tick is the user's.
void AlignChoice::follow()
{
    const bool isRaw = m_check.isRaw(), isNew = isRaw && !m_isOffered;
    if (isNew) {
        m_box->setChecked(true);
    }
    m_isOffered = isRaw;
    setVisible(isRaw);
    m_brain->setVisible(m_box->isChecked());
    m_why->setText(isRaw ? whyOf(m_check) : QString());
    Q_EMIT changed();
    if (isNew) {
        Q_EMIT offered();
    }
}

}  // namespace glioscope
