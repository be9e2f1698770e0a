#include "ui/window/language_commands.h"

#include "ui/widgets/message_bar.h"

#include <QActionGroup>
#include <QMenu>

namespace glioscope {

LanguageCommands::LanguageCommands(const Context& context, QMenu* menu, QObject* parent)
    : QObject(parent),
      m(context),
      m_atStart(m.preferences.language),
      m_group(new QActionGroup(this))
{
    add(*menu, tr("As the &System"), Language::System);
    // Everybody finds the own language by its own name.
    add(*menu, QStringLiteral("&English"), Language::English);
    add(*menu, QStringLiteral("Es&pañol"), Language::Spanish);
}

void LanguageCommands::add(QMenu& menu, const QString& text, Language language)
{
    QAction* action = menu.addAction(text);
    action->setCheckable(true);
    action->setChecked(language == m.preferences.language);
    m_group->addAction(action);
    connect(action, &QAction::triggered, this, [this, language] { choose(language); });
}

void LanguageCommands::choose(Language language)
{
    m.preferences.language = language;
    if (language == m_atStart) {
        m.messages.hide();
    } else {
        m.messages.show(Notice::Kind::Note,
                        tr("The language changes with the next start of Glioscope."));
    }
}

}  // namespace glioscope
