#include "ui/window/align_commands.h"

#include "ui/align/align_dialog.h"
#include "ui/align/move_table.h"
#include "ui/widgets/long_text.h"
#include "ui/widgets/message_bar.h"
#include "ui/widgets/screen_room.h"
#include "ui/widgets/text.h"

namespace glioscope {

AlignCommands::AlignCommands(const Context& context, QWidget* parent)
    : QObject(parent), m(context), m_window(parent)
{
    m.actions.on(Command::AlignSequences, this, [this] { show(); });
    connect(&m.workspace.raw.heads, &HeadCheck::changed, this, &AlignCommands::updateCommand);
    connect(&m.workspace.raw.moves, &CaseMoves::changed, this, &AlignCommands::tellDoubts);
    updateCommand();
}

void AlignCommands::updateCommand()
{
    m.actions[Command::AlignSequences]->setEnabled(m.workspace.raw.heads.canAlign());
}

void AlignCommands::show()
{
    if (m_dialog) {
        m_dialog->raise();
        m_dialog->activateWindow();
        return;
    }
    std::array<WindowLevel, 4> windows;
    for (const Sequence sequence : kAllSequences) {
        windows[static_cast<std::size_t>(sequence)] = m.workspace.state.windowLevel(sequence);
    }
    m_dialog = new AlignDialog(m.workspace.raw.moves, m.workspace.session, windows, m_window);
    m_dialog->setAttribute(Qt::WA_DeleteOnClose);
    m_dialog->resize(QSize(920, 560).boundedTo(roomForWindow(*m_dialog)));
    m_dialog->show();
    m_dialog->begin();
}

/// Those that the user has decided about are no doubts any more.
void AlignCommands::tellDoubts()
{
    const std::optional<CaseAlignment>& alignment = m.workspace.raw.moves.inUse();
    QStringList names;
    for (const Sequence sequence : kAllSequences) {
        if (alignment && isUndecided(alignment->moves[static_cast<std::size_t>(sequence)])) {
            names << toQString(displayName(sequence));
        }
    }
    if (!names.isEmpty()) {
        m.messages.offer(Notice::Kind::Warning,
                         tr("Whether %1 lies on the T1ce after its move has to be looked at.")
                             .arg(listed(names)),
                         tr("Align Sequences…"), [this] { show(); });
    }
}

}  // namespace glioscope
