#pragma once

// The menu of languages. A choice is remembered and holds from the next start.

#include "ui/settings/preferences.h"

#include <QObject>

class QActionGroup;
class QMenu;

namespace glioscope {

class MessageBar;

class LanguageCommands : public QObject {
    Q_OBJECT
public:
    /// All must outlive this object.
    struct Context {
        Preferences& preferences;
        MessageBar& messages;
    };
    /// Fills the menu.
    LanguageCommands(const Context& context, QMenu* menu, QObject* parent);

private:
    void add(QMenu& menu, const QString& text, Language language);
    void choose(Language language);

    Context m;
    Language m_atStart;
    QActionGroup* m_group;
};

}  // namespace glioscope
