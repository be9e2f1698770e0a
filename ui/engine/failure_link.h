#pragma once

// A line under a model's description that opens what the model fails on.

#include <QLabel>

#include <string>
#include <vector>

namespace glioscope {

struct ModelContract;

class FailureLink : public QLabel {
    Q_OBJECT
public:
    explicit FailureLink(QWidget* parent = nullptr);

    /// Hidden where the contract, which may be null, says nothing of it.
    void setContract(const ModelContract* contract);

private:
    void open();

    QString m_model;
    std::vector<std::string> m_failsOn;
};

}  // namespace glioscope
