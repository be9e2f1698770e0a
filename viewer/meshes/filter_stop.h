#pragma once

// Ends VTK's filters when asked. Includes VTK, so only sources of this folder and of viewer/space
// use it.

#include <vtkAlgorithm.h>
#include <vtkCallbackCommand.h>
#include <vtkCommand.h>
#include <vtkNew.h>

#include <functional>

namespace glioscope {

/// Remembers that it was told to stop, and ends the filters it is tied to, which it outlives.
class FilterStop {
public:
    /// `stop` outlives this object; it may be empty.
    explicit FilterStop(const std::function<bool()>& stop) : m_stop(stop) {}

    [[nodiscard]] bool asked()
    {
        m_stopped = m_stopped || (m_stop && m_stop());
        return m_stopped;
    }

    void tie(vtkAlgorithm* filter)
    {
        vtkNew<vtkCallbackCommand> command;
        command->SetClientData(this);
        command->SetCallback([](vtkObject* caller, unsigned long, void* stop, void*) {
            if (static_cast<FilterStop*>(stop)->asked()) {
                static_cast<vtkAlgorithm*>(caller)->SetAbortExecuteAndUpdateTime();
            }
        });
        filter->AddObserver(vtkCommand::ProgressEvent, command);
    }

private:
    const std::function<bool()>& m_stop;
    bool m_stopped = false;
};

}  // namespace glioscope
