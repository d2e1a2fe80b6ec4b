using Jalons.Data.Habilitations;
using Jalons.Domain.Habilitations;
using Microsoft.AspNetCore.Identity;

namespace Jalons.Web.Hosting;

/// <summary>Applies <see cref="MotDePasse"/> wherever a password is set.</summary>
public sealed class ReglesMotDePasse : IPasswordValidator<Compte>
{
    /// <inheritdoc/>
    public Task<IdentityResult> ValidateAsync(UserManager<Compte> manager, Compte user, string? password) =>
        Task.FromResult(MotDePasse.Refuser(password ?? "", user.Nom, user.Prenom, user.UserName, user.Email) is { } refus
            ? IdentityResult.Failed(new IdentityError { Code = refus.Code, Description = refus.Message })
            : IdentityResult.Success);
}
