// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtCore/QPointer>
#include <QtWidgets/QWidget>

QT_BEGIN_NAMESPACE
class QLabel;
class QLineEdit;
class QPushButton;
class QToolButton;
class QVBoxLayout;
QT_END_NAMESPACE

namespace catalpa::ui {

class CatalogueView;
class DetailRows;

//! Form beside a table: one record in full, with Save and Revert. What is typed goes to the outbox with Save, and also
//! when another record is to be shown. What cannot be recorded stays with its record, whatever becomes of the row,
//! until the person mends it or takes it back, so that nothing typed is lost. See RecordForm for what stands behind it.
class RecordPane : public QWidget {
    Q_OBJECT

public:
    //! The number of the record that is shown, 0 for none.
    virtual qint64 recordId() const = 0;
    //! True when something is typed that has not been handed to the outbox.
    virtual bool isEdited() const = 0;
    //! Hands what is typed to the outbox, or only looks it over. False when it cannot be recorded; the pane says why.
    virtual bool save(bool hands = true) = 0;
    bool saveByHand(); //!< Because the person wants it so.
    //! Fills the fields with the record as it is recorded, and nothing is edited any more.
    void revert();
    //! Why what is typed cannot be recorded; empty when that has not been found.
    QString complaint() const;
    //! The same with the record and its field, for whoever does not see the form.
    QString refusal() const { return m_refusal; }
    //! Looks what others have changed in what no list shows.
    virtual void readAgain() = 0;
    //! The list in the pane that is read too, or null.
    virtual CatalogueView *list() const { return nullptr; }
    //! Puts the cursor into the first line.
    void focusFirstLine();
    //! Whether what is doubtful in the fields is asked about before it is saved; else it is saved as it is.
    void setAsking(bool asks) { m_asks = asks; }
    //! Opens the menu of fields that can be added, as soon as it is known which are there. Needs a shown record.
    void addField();
    //! Shows the buttons that lead to the list and along it: where there is no room for both, the form hides it.
    void setAlone(bool alone);
    //! The next record that is shown has the focus where it is now, and what stands in the line there is selected.
    void keepFocus();

Q_SIGNALS:
    //! The person has saved what was typed, or taken it back.
    void settled();
    void complaintGone(); //!< There is no complaint() any more.
    void left(); //!< The person goes back to the list.
    //! The person wants to see the next record of the list (1) or the previous one (-1).
    void besideRequested(int step);

protected:
    //! Widgets that the forms of all panes have, under these names.
    struct Parts {
        QVBoxLayout *rows;
        QLabel *heading;
        QLabel *summary;
        QLabel *complaint;
        QPushButton *saveButton;
        QPushButton *revertButton;
    };

    RecordPane(bool canEdit, QWidget *parent);
    //! Call once, with the form set up; the first of \a lines is the one that focusFirstLine() means.
    void setUp(const Parts &parts, const QList<QLineEdit *> &lines);
    bool canEdit() const { return m_canEdit; }
    bool asks() const { return m_asks; }
    void keyPressEvent(QKeyEvent *event) override;
    //! Fills the fields with the record as it is recorded.
    virtual void fill() = 0;
    //! The same for its details, where the catalogue has them.
    virtual void fillDetails() = 0;
    //! Call once, behind setUp(). What is typed in them is saved as soon as a field is left.
    void takeDetailRows(DetailRows *rows);
    //! Another record is shown: empty fields go, but for the one that has the focus, or is to have it again.
    void forgetAddedFields();
    //! Shows or hides everything.
    void setShown(bool shown);
    //! Whether something was typed into the field that has the cursor, though it may come to nothing: a blank, a line.
    bool isBegun() const;
    //! Something was typed: the complaint goes, and is found anew.
    void takeTyping();
    //! Save and Revert can be pressed while something is edited.
    void updateButtons();
    void setComplaint(const QString &sentence, const QString &refusal = {});

private:
    void revertByHand();
    void takeBack();
    QToolButton *addButton(const QString &name, const QString &iconName);
    void restoreFocus();
    bool isLeftForButtons() const;

    Parts m_parts{};
    QWidget *m_way; //!< To the list, and along it.
    DetailRows *m_details = nullptr;
    QLineEdit *m_firstLine = nullptr;
    QPointer<QWidget> m_focus; //!< To have the focus again.
    QString m_refusal;
    bool m_canEdit;
    bool m_asks = true;
};

//! Puts a text into a line, from its beginning; where it stands there already, the cursor stays.
void setLine(QLineEdit *line, const QString &text);

} // namespace catalpa::ui
