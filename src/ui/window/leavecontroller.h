// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtCore/QObject>
#include <QtCore/QPointer>
#include <QtCore/QTimer>

#include <chrono>
#include <functional>

QT_BEGIN_NAMESPACE
class QWidget;
QT_END_NAMESPACE

namespace catalpa::ui {

class CataloguePage;
class Prompts;

//! Brings what was typed to safety before a catalogue or the window closes: open editors and forms are handed over as
//! when the row is left, and the database's answers are waited for, `patience` at most, and once more for what is typed
//! meanwhile, however often. What it has not answered by then is on the disk and is asked about at the next start. The
//! person is asked when what is typed is doubtful, and when something would be lost: what cannot be recorded as it is,
//! what the disk did not take either, and what is under way and no outbox keeps.
class LeaveController final : public QObject {
    Q_OBJECT

public:
    static constexpr std::chrono::milliseconds patience{2'000};

    //! Both must outlive this; \a window is the parent of questions.
    LeaveController(Prompts &prompts, QWidget &window, QObject *parent);

    //! Calls \a leave when \a page, which may be null, can be closed: at once where nothing is on its way. Not at all
    //! when the person goes back, or while something waits to leave already.
    void leave(CataloguePage *page, std::function<void()> leave);
    bool isWaiting() const { return m_leave != nullptr; }
    //! Whether what is typed in \a page is doubtful and asked about; \a meant is called when the person means it.
    static bool asks(CataloguePage &page, const std::function<void()> &meant);

Q_SIGNALS:
    //! What is waited for; a sentence for the status bar.
    void told(const QString &sentence);

private:
    void begin(std::function<void()> leave);
    void wait();
    void check();
    void finish();
    bool isSettled() const;
    void askAboutLosses(const std::function<void()> &leave);
    bool asksBefore(const std::function<void()> &leave);
    bool hasMore();
    quint64 newest() const;
    void ask(const QString &text, const QString &consequences, std::function<void()> confirmed,
             const QString &confirm = {});

    Prompts &m_prompts;
    QWidget &m_window;
    QPointer<CataloguePage> m_page;
    std::function<void()> m_leave; //!< What waits to be done.
    QString m_given; //!< Why something cannot be recorded that the person has given up.
    quint64 m_newest = 0; //!< The edit that was typed last before the wait.
    QTimer m_patience;
};

} // namespace catalpa::ui
