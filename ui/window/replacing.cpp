#include "ui/window/replacing.h"

#include "ui/case/case_session.h"
#include "ui/widgets/message_bar.h"
#include "ui/widgets/path_string.h"
#include "ui/window/dialogs.h"

#include <QFileInfo>

namespace glioscope {

bool mayWrite(const QStringList& files, const CaseSession& session, MessageBar& messages,
              QWidget* parent)
{
    QStringList there;
    for (const QString& file : files) {
        if (const QString refusal = session.refusalToSave(pathFromString(file));
            !refusal.isEmpty()) {
            messages.show(Notice::Kind::Problem, refusal);
            return false;
        }
        if (QFileInfo::exists(file)) {
            there << file;
        }
    }
    return there.isEmpty() || askToReplace(there, parent);
}

}  // namespace glioscope
