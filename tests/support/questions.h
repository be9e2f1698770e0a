#pragma once

// Answers to questions that stop the program until somebody clicks.

#include <QAbstractButton>
#include <QApplication>
#include <QFileDialog>
#include <QInputDialog>
#include <QLineEdit>
#include <QMessageBox>
#include <QTimer>

#include <functional>
#include <optional>

namespace glioscope::test {

inline constexpr const char* kAnswers = "answersOfATest";

/// Clicks, in the message boxes that come up next, the buttons with these texts; `asked` takes what
/// the boxes say.
inline void answerNextQuestions(QStringList buttons, QStringList* asked = nullptr)
{
    auto* timer = new QTimer(qApp);
    timer->setObjectName(QLatin1String(kAnswers));
    QObject::connect(timer, &QTimer::timeout, timer, [timer, buttons, asked]() mutable {
        auto* box = qobject_cast<QMessageBox*>(QApplication::activeModalWidget());
        if (!box) {
            return;
        }
        if (asked) {
            *asked << box->text().remove(QChar(0x200b));  // where it may wrap
        }
        const QString wanted = buttons.takeFirst();
        if (buttons.isEmpty()) {
            timer->stop();
            timer->deleteLater();
        }
        for (QAbstractButton* each : box->buttons()) {
            if (each->text().remove(QLatin1Char('&')) == wanted) {
                each->click();
                return;
            }
        }
        box->reject();
    });
    timer->start(5);
}

/// Where fewer questions came than there were answers for.
inline void answerNoMoreQuestions()
{
    qDeleteAll(qApp->findChildren<QTimer*>(QLatin1String(kAnswers)));
}

inline void answerNextQuestion(const QString& button)
{
    answerNextQuestions({button});
}

/// Types this name into the file dialog that comes up next and accepts it, after `meanwhile`.
inline void answerNextFile(const QString& file, const std::function<void()>& meanwhile = {})
{
    auto* timer = new QTimer(qApp);
    QObject::connect(timer, &QTimer::timeout, timer, [timer, file, meanwhile] {
        auto* dialog = qobject_cast<QFileDialog*>(QApplication::activeModalWidget());
        if (!dialog) {
            return;
        }
        timer->deleteLater();
        if (meanwhile) {
            meanwhile();
        }
        dialog->findChild<QLineEdit*>(QStringLiteral("fileNameEdit"))->setText(file);
        QMetaObject::invokeMethod(dialog, "accept");
    });
    timer->start(5);
}

/// Gives this number to the dialog that asks for one next; without a number it is cancelled.
inline void answerNextNumber(std::optional<int> number)
{
    auto* timer = new QTimer(qApp);
    QObject::connect(timer, &QTimer::timeout, timer, [timer, number] {
        auto* dialog = qobject_cast<QInputDialog*>(QApplication::activeModalWidget());
        if (!dialog) {
            return;
        }
        timer->deleteLater();
        dialog->setIntValue(number.value_or(dialog->intValue()));
        number ? dialog->accept() : dialog->reject();
    });
    timer->start(5);
}

}  // namespace glioscope::test
