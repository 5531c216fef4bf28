// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/outbox/outbox.h"
#include "ui/catalogue/dialogs/additiondraft.h"
#include "ui/catalogue/dialogs/namesakes.h"

#include <QtWidgets/QDialog>

QT_BEGIN_NAMESPACE
class QDialogButtonBox;
class QLabel;
class QPushButton;
class QVBoxLayout;
QT_END_NAMESPACE

namespace catalpa::ui {

class Prompts;

//! Adds one record after the other: Return hands what is typed to the outbox, which keeps it on the disk until the
//! database has it, and empties the fields. Says before what the catalogue has that is like it. Beside the main window,
//! which stays free; deletes itself when it is closed.
class AdditionDialog : public QDialog {
    Q_OBJECT

public:
    //! What it works with; all must outlive it.
    struct Context {
        Outbox &outbox;
        AuthorStore &authors;
        BookStore &books;
        Prompts &prompts;
        bool hasDetails = false; //!< There is room for more than names and titles.
        Namesakes::Known known = {}; //!< Whom to compare with in an outage.
    };

    //! Nothing is typed that is not added yet.
    virtual bool isUntouched() const = 0;
    AdditionDraft draft() const;
    void resume(const AdditionDraft &draft); //!< Call before anything is typed.
    //! Asks when something is.
    void reject() override;

Q_SIGNALS:
    //! The database has added it, while the dialog was open.
    void added(const catalpa::Edit &edit, qint64 id);

protected:
    //! Widgets that the forms of these dialogs have, under these names.
    struct Parts {
        QVBoxLayout *rows;
        QLabel *note;
        QPushButton *useButton;
        QLabel *complaint;
        QLabel *progress;
        QDialogButtonBox *buttons;
    };

    AdditionDialog(const Context &context, QWidget *parent);
    //! Call once, with the form set up and the fields connected to change().
    void setUp(const Parts &parts, const QString &add);

    //! What is typed, also when that is not enough to be added.
    virtual AdditionDraft written() const = 0;
    //! What is typed; only asked when isComplete(). \a found is what is like it.
    virtual Edit typed(const Likeness &found) = 0;
    virtual bool isComplete() const = 0; //!< Enough is typed to be added.
    virtual void clear() = 0;
    virtual void fill(const AdditionDraft &draft) = 0;
    virtual void look(Namesakes &namesakes) = 0;
    //! What the catalogue has like it; empty when nothing needs to be said.
    virtual QString described(const Likeness &likeness) const = 0;
    virtual bool isWarning(const Likeness &likeness) const = 0;
    //! The one that is probably meant, or empty.
    virtual QString suggested(const Likeness &likeness) const = 0;
    virtual void use(const QString &name) = 0;

    void change(); //!< Something was typed.
    void changeAuthor(Id<Author> author); //!< What is typed was found to stand for this one.
    virtual void add();
    QPushButton *addButton() const { return m_add; }
    bool isBeingAdded(const QString &name) const; //!< An author of this name is on the way to the database.

private:
    //! Something that was handed to the outbox.
    struct Sent {
        quint64 number;
        QString name;
        enum { OnItsWay, Kept, Saved, Refused } state = OnItsWay;
    };

    void connectOutbox();
    void showLikeness(const Likeness &likeness);
    bool hasToBeTold() const;
    void tellLikeness();
    void submit();
    void takeSaved(quint64 number, const Edit &edit);
    void takeRefused(const OutboxEntry &entry);
    void announce(qint64 id);
    void followOutbox();
    void tellProgress();
    void complain(const Error &error);

    Context m_context;
    Namesakes *m_namesakes;
    Parts m_parts{};
    QPushButton *m_add = nullptr;
    QString m_addText;
    QTimer m_rest; //!< Until typing has come to rest.
    std::optional<Likeness> m_found; //!< For what is typed now.
    bool m_isAdding = false; //!< Is added once it is known what it is like.
    bool m_isTold = false; //!< The person has wanted to add what is typed now, and was told whom it is like.
    QList<Sent> m_sent;
    std::optional<Edit> m_justSaved;
};

} // namespace catalpa::ui
