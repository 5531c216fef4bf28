// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/pending.h"

#include <QtWidgets/QDialog>

QT_BEGIN_NAMESPACE
class QDialogButtonBox;
class QLabel;
class QVBoxLayout;
QT_END_NAMESPACE

namespace catalpa::ui {

//! Dialog that asks the database for one thing: to add or to delete a record. Stays open, with everything typed, until
//! the database has done it or the person gives up; deletes itself then.
class RecordDialog : public QDialog {
    Q_OBJECT

protected:
    //! Widgets that the forms of all these dialogs have, under these names.
    struct Parts {
        QVBoxLayout *rows;
        QLabel *complaint;
        QDialogButtonBox *buttons;
    };

    explicit RecordDialog(QWidget *parent);
    //! Call once, with the form set up. \a name is the object name of the button that sends; without \a text it is
    //! still to be named by updateButton().
    void setUp(const Parts &parts, const QString &name, const QString &text = {});
    QPushButton *sendButton() const { return m_send; }
    QLabel *complaint() const { return m_parts.complaint; }
    //! Sends what is typed with await().
    virtual void send() = 0;
    //! Enables the button that sends when everything is there that is needed.
    virtual void updateButton() = 0;

    //! Waits for the answer to a request: \a done gets its value and the dialog closes, or it says what failed.
    template <typename T, typename Done>
    void await(const QFuture<Result<T>> &answer, Done done)
    {
        m_send->setEnabled(false);
        deliver(answer, this, [this, done](const Result<T> &result) {
            if (!result)
                return complain(result.error());
            done(*result);
            accept();
        }).detach();
    }

private:
    void complain(const Error &error);

    Parts m_parts{};
    QPushButton *m_send = nullptr;
};

} // namespace catalpa::ui
