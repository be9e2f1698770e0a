#pragma once

// Reads what a list shows of cases, one after another on a thread of its own, in the order in which
// they are wanted: those in sight. A new wish replaces the former; the one at work is finished.

#include "segmentation/case/model/case.h"
#include "ui/dataset/case_digest.h"

#include <QObject>
#include <QThreadPool>

#include <deque>
#include <functional>
#include <optional>

namespace glioscope {

struct DigestRequest {
    CaseFiles files;
    std::optional<LabelScheme> told;
};

class DigestReader : public QObject {
    Q_OBJECT
public:
    /// `requestOf` tells of a row what is to be read, once its turn comes.
    explicit DigestReader(std::function<DigestRequest(int row)> requestOf,
                          QObject* parent = nullptr);

    /// Digests are kept there from now on.
    void setStore(const PictureStore& store) { m_store = store; }
    [[nodiscard]] const PictureStore& store() const { return m_store; }

    void want(std::deque<int> rows);
    /// The rows mean other cases now: what is at work is told no more.
    void forget();
    /// Begins nothing while another has the processor, as the opening of a case.
    void setHeld(bool held);
    /// The row at work; nothing while idle.
    [[nodiscard]] std::optional<int> rowAtWork() const { return m_row; }

Q_SIGNALS:
    void read(int row, const CaseDigest& digest);

private:
    void next();

    std::function<DigestRequest(int)> m_requestOf;
    PictureStore m_store;
    QThreadPool m_pool;
    std::deque<int> m_wanted;
    std::optional<int> m_row;
    int m_generation = 0;
    bool m_working = false;
    bool m_held = false;
};

}  // namespace glioscope
