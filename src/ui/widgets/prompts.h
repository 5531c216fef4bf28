// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtCore/QString>
#include <QtCore/QStringList>

#include <functional>
#include <memory>

QT_BEGIN_NAMESPACE
class QPrinter;
class QWidget;
QT_END_NAMESPACE

namespace catalpa::ui {

//! A decision that only a person can take. Buttons are verbs; the last way out is "Cancel", unless it has a verb too.
struct Question {
    QString title;
    QString text; //!< What is asked, in one sentence.
    QString consequences; //!< What it means, below.
    QString confirm; //!< The verb, such as "Delete author".
    bool dangerous = false; //!< Cancel is the default and the verb is marked.
    //! The name of a production catalogue, to be typed before the verb can be pressed; empty when a click is enough.
    QString mustType = {};
    QString decline = {}; //!< The verb of the last way out; empty for "Cancel".
    std::function<void()> declined = {}; //!< Called when the person does not agree, if there is something to do then.
};

//! The one seam for everything that opens a box in front of the person, so that tests can answer. Never blocks: answers
//! come later, in the GUI thread, and not at all when \a parent has died.
class Prompts {
public:
    virtual ~Prompts() = default;

    //! \a confirmed is called when the person agrees.
    virtual void ask(QWidget *parent, const Question &question, std::function<void()> confirmed) = 0;
    //! Something to read and close.
    virtual void tell(QWidget *parent, const QString &title, const QString &heading, const QString &text) = 0;
    //! A file to write; called with its path when one was chosen.
    virtual void saveFile(QWidget *parent, const QString &title, const QString &suggestion,
                          std::function<void(const QString &path)> chosen) = 0;
    //! A file to read; called with its path when one was chosen. \a kind names the files that are offered, such as
    //! "Copies of a catalogue (*.catalpa)".
    virtual void openFile(QWidget *parent, const QString &title, const QString &kind,
                          std::function<void(const QString &path)> chosen) = 0;
    //! A folder to read; called with its path when one was chosen.
    virtual void openFolder(QWidget *parent, const QString &title, std::function<void(const QString &path)> chosen) = 0;
    //! Has a printer chosen and set up, \a printer being what is begun with; called when one was chosen. \a pages can
    //! be printed.
    virtual void choosePrinter(QWidget *parent, const std::shared_ptr<QPrinter> &printer, int pages,
                               std::function<void()> chosen) = 0;
};

//! Real boxes.
class BoxPrompts final : public Prompts {
public:
    void ask(QWidget *parent, const Question &question, std::function<void()> confirmed) override;
    void tell(QWidget *parent, const QString &title, const QString &heading, const QString &text) override;
    void saveFile(QWidget *parent, const QString &title, const QString &suggestion,
                  std::function<void(const QString &path)> chosen) override;
    void openFile(QWidget *parent, const QString &title, const QString &kind,
                  std::function<void(const QString &path)> chosen) override;
    void openFolder(QWidget *parent, const QString &title, std::function<void(const QString &path)> chosen) override;
    void choosePrinter(QWidget *parent, const std::shared_ptr<QPrinter> &printer, int pages,
                       std::function<void()> chosen) override;
};

} // namespace catalpa::ui
