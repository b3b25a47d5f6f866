//! Accounts of staff. What proves who somebody is comes in and goes out hashed; only the secret of an authenticator app is kept as it is, since codes
//! are worked out from it.

use jiff::Timestamp;
use sqlx::FromRow;

use super::{Store, StoreError};
use crate::domain::values::Email;
use crate::domain::vocabulary::{Role, Term};

/// An account.
#[derive(Debug, Clone)]
pub struct StaffMember {
    /// Its number.
    pub id: i64,
    /// Its mail address, by which somebody signs in.
    pub email: String,
    /// What it may do.
    pub role: Role,
    /// Whether it can sign in at all.
    pub active: bool,
    /// Sessions of an earlier epoch are over.
    pub epoch: i64,
    /// The password, as an argon2id PHC string.
    pub password: String,
    /// The secret of an authenticator app, in base32, when a second factor is on.
    pub totp_secret: Option<String>,
    /// The last time step of which a code was used.
    pub totp_step: i64,
}

/// Why an account was not changed.
#[derive(Debug, thiserror::Error)]
pub enum StaffError {
    /// There is an account with this mail address.
    #[error("this address has an account")]
    Taken,
    /// Somebody has to be left who can manage accounts.
    #[error("the last manager has to stay")]
    LastManager,
    /// There is no such account.
    #[error("no such account")]
    Missing,
    /// The database failed.
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl From<sqlx::Error> for StaffError {
    fn from(error: sqlx::Error) -> Self {
        Self::Store(error.into())
    }
}

#[derive(FromRow)]
struct Row {
    id: i64,
    email: String,
    role: String,
    active: bool,
    epoch: i64,
    password: String,
    totp_secret: Option<String>,
    totp_step: i64,
}

impl TryFrom<Row> for StaffMember {
    type Error = StoreError;
    fn try_from(row: Row) -> Result<Self, StoreError> {
        let Row { id, email, role, active, epoch, password, totp_secret, totp_step } = row;
        let role = Role::from_code(&role).ok_or_else(|| StoreError::Content { slug: email.clone(), cause: format!("unknown role {role}") })?;
        Ok(Self { id, email, role, active, epoch, password, totp_secret, totp_step })
    }
}

impl Store {
    /// All accounts, by mail address.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn staff(&self) -> Result<Vec<StaffMember>, StoreError> {
        let sql = "SELECT id, email, role, active, epoch, password, totp_secret, totp_step FROM staff ORDER BY email";
        let rows: Vec<Row> = sqlx::query_as(sql).fetch_all(&self.readers).await?;
        rows.into_iter().map(StaffMember::try_from).collect()
    }

    /// Whether there is any account yet.
    ///
    /// # Errors
    /// [`StoreError::Sql`].
    pub async fn has_staff(&self) -> Result<bool, StoreError> {
        Ok(sqlx::query_scalar("SELECT EXISTS (SELECT 1 FROM staff)").fetch_one(&self.readers).await?)
    }

    /// The account with this number.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn staff_member(&self, id: i64) -> Result<Option<StaffMember>, StoreError> {
        let sql = "SELECT id, email, role, active, epoch, password, totp_secret, totp_step FROM staff WHERE id = ?1";
        let row: Option<Row> = sqlx::query_as(sql).bind(id).fetch_optional(&self.readers).await?;
        row.map(StaffMember::try_from).transpose()
    }

    /// The account with this mail address, whatever its capitals.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn staff_member_by_email(&self, email: &str) -> Result<Option<StaffMember>, StoreError> {
        let sql = "SELECT id, email, role, active, epoch, password, totp_secret, totp_step FROM staff WHERE email = ?1";
        let row: Option<Row> = sqlx::query_as(sql).bind(email).fetch_optional(&self.readers).await?;
        row.map(StaffMember::try_from).transpose()
    }

    /// Makes an account; with `only_first`, only while there is none. Gives its number.
    ///
    /// # Errors
    /// [`StaffError::Taken`] when the address has one, or with `only_first` when anybody has.
    pub async fn add_staff(&self, email: &Email, role: Role, password: &str, at: Timestamp, only_first: bool) -> Result<i64, StaffError> {
        let mut writing = self.begin().await?;
        let id: Option<i64> = sqlx::query_scalar(
            "INSERT INTO staff (email, role, password, created_at) SELECT ?1, ?2, ?3, ?4 WHERE ?5 = 0 OR NOT EXISTS (SELECT 1 FROM staff)
             ON CONFLICT (email) DO NOTHING RETURNING id",
        )
        .bind(email.as_str())
        .bind(role.code())
        .bind(password)
        .bind(at.to_string())
        .bind(only_first)
        .fetch_optional(&mut *writing)
        .await?;
        writing.commit().await?;
        id.ok_or(StaffError::Taken)
    }

    /// Changes what an account may do, or whether it can sign in. Who can no longer sign in is signed out.
    ///
    /// # Errors
    /// [`StaffError::LastManager`], [`StaffError::Missing`].
    pub async fn change_staff(&self, id: i64, role: Role, active: bool) -> Result<(), StaffError> {
        let mut transaction = self.begin().await?;
        let changed = sqlx::query("UPDATE staff SET role = ?2, active = ?3, epoch = epoch + (active > ?3) WHERE id = ?1")
            .bind(id)
            .bind(role.code())
            .bind(active)
            .execute(&mut *transaction)
            .await?;
        if changed.rows_affected() == 0 {
            return Err(StaffError::Missing);
        }
        let managers: i64 = sqlx::query_scalar("SELECT count(*) FROM staff WHERE role = 'beheerder' AND active").fetch_one(&mut *transaction).await?;
        if managers == 0 {
            return Err(StaffError::LastManager);
        }
        transaction.commit().await?;
        Ok(())
    }

    /// Sets the password of an account and ends all its sessions.
    ///
    /// # Errors
    /// [`StaffError::Missing`].
    pub async fn set_password(&self, id: i64, password: &str) -> Result<(), StaffError> {
        let sql = "UPDATE staff SET password = ?2, epoch = epoch + 1 WHERE id = ?1";
        let mut writing = self.begin().await?;
        if sqlx::query(sql).bind(id).bind(password).execute(&mut *writing).await?.rows_affected() == 0 {
            return Err(StaffError::Missing);
        }
        Ok(writing.commit().await?)
    }

    /// Ends all sessions of an account.
    ///
    /// # Errors
    /// [`StaffError::Missing`].
    pub async fn end_sessions(&self, id: i64) -> Result<(), StaffError> {
        let sql = "UPDATE staff SET epoch = epoch + 1 WHERE id = ?1";
        let mut writing = self.begin().await?;
        if sqlx::query(sql).bind(id).execute(&mut *writing).await?.rows_affected() == 0 {
            return Err(StaffError::Missing);
        }
        Ok(writing.commit().await?)
    }

    /// Turns the second factor of an account on, with the hashes of its recovery codes, or off; codes from before no longer work.
    ///
    /// # Errors
    /// [`StaffError::Missing`].
    pub async fn set_second_factor(&self, id: i64, secret: Option<&str>, recovery: &[String]) -> Result<(), StaffError> {
        let mut transaction = self.begin().await?;
        let sql = "UPDATE staff SET totp_secret = ?2, totp_step = 0 WHERE id = ?1";
        if sqlx::query(sql).bind(id).bind(secret).execute(&mut *transaction).await?.rows_affected() == 0 {
            return Err(StaffError::Missing);
        }
        sqlx::query("DELETE FROM recovery_code WHERE staff = ?1").bind(id).execute(&mut *transaction).await?;
        for hash in recovery {
            let sql = "INSERT INTO recovery_code (staff, hash) VALUES (?1, ?2)";
            sqlx::query(sql).bind(id).bind(hash).execute(&mut *transaction).await?;
        }
        transaction.commit().await?;
        Ok(())
    }

    /// Takes a time step of the authenticator app; `false` when it, or a later one, was used already.
    ///
    /// # Errors
    /// [`StoreError::Sql`].
    pub async fn use_time_step(&self, id: i64, step: i64) -> Result<bool, StoreError> {
        let sql = "UPDATE staff SET totp_step = ?2 WHERE id = ?1 AND totp_step < ?2";
        let mut writing = self.begin().await?;
        let taken = sqlx::query(sql).bind(id).bind(step).execute(&mut *writing).await?.rows_affected() == 1;
        writing.commit().await?;
        Ok(taken)
    }

    /// Takes a recovery code; `false` when there is no such code, or no longer.
    ///
    /// # Errors
    /// [`StoreError::Sql`].
    pub async fn use_recovery_code(&self, id: i64, hash: &str) -> Result<bool, StoreError> {
        let sql = "DELETE FROM recovery_code WHERE staff = ?1 AND hash = ?2";
        let mut writing = self.begin().await?;
        let taken = sqlx::query(sql).bind(id).bind(hash).execute(&mut *writing).await?.rows_affected() == 1;
        writing.commit().await?;
        Ok(taken)
    }

    /// How many recovery codes an account has left.
    ///
    /// # Errors
    /// [`StoreError::Sql`].
    pub async fn recovery_codes_left(&self, id: i64) -> Result<usize, StoreError> {
        let left: i64 = sqlx::query_scalar("SELECT count(*) FROM recovery_code WHERE staff = ?1").bind(id).fetch_one(&self.readers).await?;
        Ok(usize::try_from(left).unwrap_or(0))
    }
}
