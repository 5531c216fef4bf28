// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "watching.h"

#include "models/cataloguetablemodel.h"

#include <QtCore/QElapsedTimer>
#include <QtCore/QEvent>
#include <QtCore/QEventLoop>
#include <QtCore/QFile>
#include <QtCore/QTimer>

#include <algorithm>
#include <limits>

#include <malloc.h>
#include <unistd.h>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace catalpa::test {
namespace {

//! Notes the time at which a view has painted while a condition held.
class PaintWatch final : public QObject {
public:
    PaintWatch(QWidget &painted, Condition isThere)
        : m_isThere(std::move(isThere))
    {
        m_timer.start();
        painted.installEventFilter(this);
    }

    //! Milliseconds, or -1.
    double time() const { return m_time; }
    bool wait(std::chrono::milliseconds most)
    {
        QTimer::singleShot(most, &m_loop, &QEventLoop::quit);
        if (m_time < 0)
            m_loop.exec();
        return m_time >= 0;
    }

private:
    //! The filter runs before the painting, what is queued runs after it.
    bool eventFilter(QObject *, QEvent *event) override
    {
        if (event->type() == QEvent::Paint && m_time < 0 && m_isThere())
            QMetaObject::invokeMethod(this, &PaintWatch::note, Qt::QueuedConnection);
        return false;
    }
    void note()
    {
        if (m_time >= 0)
            return;
        m_time = double(m_timer.nsecsElapsed()) / 1e6;
        m_loop.quit();
    }

    Condition m_isThere;
    QElapsedTimer m_timer;
    QEventLoop m_loop;
    double m_time = -1;
};

} // namespace

bool waitFor(const Condition &condition, std::chrono::milliseconds most)
{
    QEventLoop loop;
    QTimer::singleShot(most, &loop, &QEventLoop::quit);
    QTimer poll;
    QObject::connect(&poll, &QTimer::timeout, &loop, [&] {
        if (condition())
            loop.quit();
    });
    poll.start(2ms);
    if (!condition())
        loop.exec();
    return condition();
}

void letPass(std::chrono::milliseconds time)
{
    waitFor([] { return false; }, time);
}

double timeToPaint(QWidget &widget, const std::function<void()> &act, const Condition &isThere,
                   std::chrono::milliseconds most)
{
    PaintWatch watch(widget, isThere);
    act();
    widget.update();
    return watch.wait(most) ? watch.time() : std::numeric_limits<double>::infinity();
}

bool showsLoadedRows(const QTableView &view)
{
    const QAbstractItemModel *model = view.model();
    const int first = view.rowAt(0);
    const int last = view.rowAt(view.viewport()->height() - 1);
    if (first < 0)
        return false;
    for (int row = first; row <= (last < 0 ? model->rowCount() - 1 : last); ++row) {
        const QVariant loaded = model->index(row, 0).data(CatalogueTableModel::LoadedRole);
        if (loaded.isValid() && !loaded.toBool())
            return false;
    }
    return true;
}

double megabytesInMemory()
{
    malloc_trim(0);
    QFile file(u"/proc/self/statm"_s);
    const bool opened = file.open(QIODevice::ReadOnly);
    return opened ? double(file.readAll().split(' ').value(1).toLongLong() * sysconf(_SC_PAGESIZE)) / 1e6 : 0;
}

Series Series::of(int times, const std::function<double()> &measure)
{
    Series series;
    for (int time = 0; time < times; ++time)
        series.add(measure());
    return series;
}

double Series::median() const
{
    QList<double> sorted = m_times;
    std::sort(sorted.begin(), sorted.end());
    return sorted.value(sorted.size() / 2, std::numeric_limits<double>::quiet_NaN());
}

double Series::worst() const
{
    return m_times.isEmpty() ? std::numeric_limits<double>::quiet_NaN()
                             : *std::max_element(m_times.cbegin(), m_times.cend());
}

} // namespace catalpa::test
